package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The ways in which a file is spoilt: by a disk, an editor, a merge or a hasty hand. */
enum Damage {
    BYTES_FLIPPED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            byte[] changed = file.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    LINES_CUT {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            List<String> lines = lines(file);
            for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
                lines.remove(random.nextInt(lines.size()));
            }
            return bytes(lines);
        }
    },
    LINES_DOUBLED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            List<String> lines = lines(file);
            int from = random.nextInt(lines.size());
            int to = Math.min(lines.size(), from + 1 + random.nextInt(4));
            lines.addAll(to, List.copyOf(lines.subList(from, to)));
            return bytes(lines);
        }
    },
    LINES_SHUFFLED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            List<String> lines = lines(file);
            Collections.shuffle(lines, random);
            return bytes(lines);
        }
    },
    TRUNCATED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    INDENTED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            List<String> lines = lines(file);
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            lines.set(at, random.nextBoolean() ? " ".repeat(1 + random.nextInt(4)) + line : line.stripLeading());
            return bytes(lines);
        }
    },
    VALUE_LOST {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            List<String> lines = lines(file);
            int at = random.nextInt(lines.size());
            String[] wrong = {"", " []", " {}", " -1", " [[]]", " !!binary x", " *none", " \"", " ~", " 1e400"};
            String key = lines.get(at).replaceAll(":.*", ":");
            lines.set(at, key + wrong[random.nextInt(wrong.length)]);
            return bytes(lines);
        }
    },
    HIGH_BYTES_INSERTED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            StringBuilder text = new StringBuilder(new String(file, ISO_8859_1));
            for (int i = random.nextInt(5); i >= 0; i--) {
                text.insert(random.nextInt(text.length()), (char) (0x80 + random.nextInt(0x80)));
            }
            return text.toString().getBytes(ISO_8859_1);
        }
    },
    EMPTIED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            return new byte[0];
        }
    },
    REPLACED {
        @Override
        byte[] to(byte[] file, byte[] other, Random random) {
            return other;
        }
    };

    /** A file as this damage leaves it; {@code other} is the content of another file, {@code file} is not empty. */
    abstract byte[] to(byte[] file, byte[] other, Random random);

    private static List<String> lines(byte[] file) {
        return new ArrayList<>(Arrays.asList(new String(file, ISO_8859_1).split("\n", -1)));
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(ISO_8859_1);
    }
}
