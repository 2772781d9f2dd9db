package io.hirelay.server;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of twice a server's memory; {@link LongStreamSoakTest} sends a gigabyte. */
class LongStreamTest {
    @TempDir
    private Path folder;

    @Test
    void goes_up_and_down_as_it_is() throws Exception {
        new LongStream(128L << 20).runThrough("64m", folder);
    }
}
