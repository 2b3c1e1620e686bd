package io.millrace.api.web;

import java.util.List;

/** Where else than from this service the pages get images. */
public interface ImageOrigins {
    /** As sources of a content security policy, such as {@code https://tiles.example}. */
    List<String> origins();
}
