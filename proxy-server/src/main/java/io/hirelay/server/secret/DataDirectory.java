package io.hirelay.server.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The directory in which a server keeps what must survive it. Files in it are for its owner alone where the file system
 * knows owners. Thread-safe; two processes that create one file at the same time both get the one that was first.
 */
public final class DataDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /** The directory as it is, or is not; nothing is made or looked at. */
    public static DataDirectory at(Path path) {
        return new DataDirectory(path.toAbsolutePath().normalize());
    }

    /**
     * Opens the directory, making it where it is missing.
     *
     * @throws IllegalArgumentException saying why it cannot be used and what would be right
     */
    public static DataDirectory open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new IllegalArgumentException(
                    absolute + " is not a directory; name one that exists or that can be made");
        }
        try {
            make(absolute);
            Files.delete(Files.createTempFile(absolute, ".writable", "", ownerOnly(absolute)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    absolute + " cannot be written by this user ("
                            + e.getClass().getSimpleName() + "); give the user access or name another directory",
                    e);
        }
        return new DataDirectory(absolute);
    }

    /** Whether {@link #open} would succeed as far as it can be told without changing anything. */
    public static Optional<String> problem(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            return Optional.of(absolute + " is not a directory; name one that exists or that can be made");
        }
        return Files.isWritable(existing)
                ? Optional.empty()
                : Optional.of(
                        absolute + " cannot be written by this user; give the user access or name another directory");
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** What a file holds, without white space around it; empty when there is no such file. */
    public Optional<String> read(String name) {
        Path file = file(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read by this user", e);
        }
    }

    /** What a file holds; it is made when it is missing, with mode 0600 from its first byte on. */
    public String readOrCreate(String name, Supplier<String> content) {
        Optional<String> there = read(name);
        if (there.isPresent()) {
            return there.get();
        }
        Path file = file(name);
        try {
            // Written aside and linked into place: whoever sees the file sees all of it, and the first one wins.
            Path draft = Files.createTempFile(path, "." + name, ".new", ownerOnly(path));
            try {
                Files.writeString(draft, content.get() + System.lineSeparator(), StandardCharsets.UTF_8);
                Files.createLink(file, draft);
            } catch (UnsupportedOperationException e) {
                Files.move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its content counts.
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written by this user", e);
        }
        return read(name).orElseThrow();
    }

    /**
     * Puts new content in the place of a file in one step; readers see the old or the new one whole, and so does whoever
     * comes after a power failure.
     */
    public void replace(String name, String content) {
        Path file = file(name);
        try {
            Path draft = Files.createTempFile(path, "." + name, ".new", ownerOnly(path));
            try {
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                settle();
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written by this user", e);
        }
    }

    /** A file to read and write, made for its owner alone when it is missing. */
    public FileChannel channel(String name) {
        Set<StandardOpenOption> mode =
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return FileChannel.open(file(name), mode, ownerOnly(path));
        } catch (IOException e) {
            throw new UncheckedIOException(file(name) + " cannot be written by this user", e);
        }
    }

    /** Waits until the names of its files are on the disk, where the system lets a directory be asked for that. */
    public void settle() {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException notOnThisSystem) {
            // Windows opens no directories, and keeps their order by itself.
        }
    }

    /** Removes a file, if it is there. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(file(name) + " cannot be removed by this user", e);
        }
    }

    /** Whether others than its owner may read a file. */
    public boolean openToOthers(String name) {
        try {
            return posix(path) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(file(name) + " cannot be looked at by this user", e);
        }
    }

    /** For its owner alone; one that is there keeps the mode that somebody gave it. */
    private static void make(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getParent() != null) {
            Files.createDirectories(directory.getParent());
        }
        FileAttribute<?>[] mode = posix(directory)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectory(directory, mode);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return posix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
