package io.millrace.api.web;

import java.util.List;

/** Other hosts from which pages may load images. */
public interface ImageOrigins {
    /** The origins for the content security policy, such as {@code https://tiles.example}. */
    List<String> origins();
}
