package io.millrace.simulator.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The menu, read from {@code menu.json} beside this class. */
final class Menu {

    private Menu() {}

    static List<Product> load() {
        try (InputStream in = Menu.class.getResourceAsStream("menu.json")) {
            if (in == null) {
                throw new FileNotFoundException("menu.json is not on the class path");
            }
            return JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
