package io.millrace.catalog.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code audiences/}, one file for each audience, and checks them against the lists. */
final class AudienceLoader {

    private static final String ENDING = ".json";

    private final Path root;
    private final List<SuppressionList> lists;
    private final Problems problems;
    private final CatalogFiles files;

    AudienceLoader(Path root, List<SuppressionList> lists, Problems problems) {
        this.root = root;
        this.lists = lists;
        this.problems = problems;
        this.files = new CatalogFiles(problems);
    }

    List<Audience> load() {
        List<Audience> audiences = new ArrayList<>();
        for (Path path : files.children(root)) {
            Audience audience = audience(path);
            if (audience != null) {
                audiences.add(audience);
            }
        }
        return audiences;
    }

    private @Nullable Audience audience(Path path) {
        String file = "audiences/" + CatalogFiles.name(path);
        String name = CatalogFiles.name(path).replace(ENDING, "");
        if (!CatalogFiles.name(path).endsWith(ENDING) || !name.matches(SuppressionLoader.NAME)) {
            problems.add(file, "", "must have a name that matches " + SuppressionLoader.NAME + ENDING);
            return null;
        }
        ObjectNode json = files.object(path, file);
        if (json == null) {
            return null;
        }
        files.allow(json, file, "", Set.of("description", "owner", "include", "exclude"));
        String description = files.required(json, file, "", "description");
        String owner = files.required(json, file, "", "owner");
        List<Audience.Call> include = calls(json, file, "include");
        List<Audience.Call> exclude = json.has("exclude") ? calls(json, file, "exclude") : List.of();
        return description == null || owner == null ? null : new Audience(name, description, owner, include, exclude);
    }

    private List<Audience.Call> calls(ObjectNode json, String file, String name) {
        List<Audience.Call> calls = new ArrayList<>();
        JsonNode array = json.path(name);
        if (!array.isArray() || array.isEmpty()) {
            problems.broken(file, "/" + name, "must be a list of at least one {\"list\": …}", array);
        }
        for (int i = 0; i < array.size(); i++) {
            String place = "/" + name + "/" + i;
            if (array.get(i) instanceof ObjectNode call) {
                files.allow(call, file, place, Set.of("list", "arguments"));
                call(call, file, place).ifPresent(calls::add);
            } else {
                problems.broken(file, place, "must be an object such as {\"list\": \"winback\"}", array.get(i));
            }
        }
        return calls;
    }

    private Optional<Audience.Call> call(ObjectNode json, String file, String place) {
        String name = files.required(json, file, place, "list");
        Optional<SuppressionList> list =
                lists.stream().filter(known -> known.name().equals(name)).findFirst();
        if (list.isEmpty()) {
            problems.broken(file, place + "/list", "must be one of the lists", json.path("list"));
            return Optional.empty();
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        json.path("arguments").properties().forEach(argument -> {
            String at = place + "/arguments/" + argument.getKey();
            check(list.get(), argument.getKey(), argument.getValue(), file, at);
            arguments.put(argument.getKey(), argument.getValue().asText());
        });
        return Optional.of(new Audience.Call(list.get().name(), arguments));
    }

    private void check(SuppressionList list, String name, JsonNode value, String file, String place) {
        Optional<ListParameter> parameter = list.parameter(name);
        if (parameter.isEmpty()) {
            problems.add(file, place, "must be a parameter of " + list.name());
            return;
        }
        try {
            parameter.get().read(value.asText());
        } catch (IllegalArgumentException e) {
            problems.broken(file, place, parameter.get().rule(), value);
        }
    }
}
