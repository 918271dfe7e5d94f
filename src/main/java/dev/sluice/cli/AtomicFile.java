package dev.sluice.cli;

import dev.sluice.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces a file as a whole: whoever reads it meets the old content or the new, also after a crash. */
final class AtomicFile {
    private AtomicFile() {}

    /** @throws Trouble if the file cannot be written; it is then as it was */
    static void replace(Path file, byte[] bytes) {
        try {
            // A link stays a link; what it names is replaced.
            Path target = file.toRealPath();
            // Created for its owner only, because it may hold plain text.
            Path draft = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
            try {
                write(draft, bytes);
                copyPermissions(target, draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            throw new Trouble(file + " cannot be written; check its permissions and the space on the disk", unwritable);
        }
    }

    private static void write(Path draft, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source != null && target != null) {
            target.setPermissions(source.readAttributes().permissions());
        }
    }
}
