package io.hirelay.server;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gigabyte up and a gigabyte down through a server with 64 MB. */
@Tag("soak")
class LongStreamSoakTest {
    @TempDir
    private Path folder;

    @Test
    void goes_up_and_down_as_it_is() throws Exception {
        new LongStream(1L << 30).runThrough("64m", folder);
    }
}
