package io.hirelay.workable;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.file.Content;
import io.hirelay.file.Download;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.NewAttachment;
import io.hirelay.model.Attachment;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Puts a file on a candidate and fetches it again, in a process whose memory is small. */
final class LargeFileMain {
    private LargeFileMain() {}

    /** @param arguments base URL, subdomain, token, candidate, the file, and where it goes when it comes back */
    public static void main(String... arguments) throws IOException {
        try (Hirelay hirelay = Hirelay.builder().build();
                Connection connection = hirelay.connect(new ConnectionConfig(
                        "workable",
                        Map.of("base_url", arguments[0], "subdomain", arguments[1]),
                        new Credential.ApiKey(arguments[2])))) {
            Attachment written = connection
                    .attachments()
                    .create(NewAttachment.of(arguments[3], "large.bin", Content.of(Path.of(arguments[4]))))
                    .value();
            try (Download download = connection.attachments().download(AttachmentDownload.of(written.id()))) {
                Files.copy(download.stream(), Path.of(arguments[5]), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
