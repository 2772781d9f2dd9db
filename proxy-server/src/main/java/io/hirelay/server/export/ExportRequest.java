package io.hirelay.server.export;

import io.hirelay.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is to be exported, from where and whereto.
 *
 * @param account id of the connected account
 * @param out the directory for the files
 * @param server base URL of the server
 * @param resources names of the catalogue; the usual ones when empty
 * @param expand what lists are to load beyond what their rows carry
 * @param remoteData whether the provider's records are wanted as well
 * @param pageSize the usual one when empty
 * @param quiet whether only what goes wrong is told
 * @param force whether an export that is there may be replaced
 */
public record ExportRequest(
        String account,
        Path out,
        URI server,
        Secret token,
        ExportFormat format,
        List<String> resources,
        List<String> expand,
        boolean remoteData,
        OptionalInt pageSize,
        boolean quiet,
        boolean force) {
    /** As many as a list answers at once. */
    public static final int LARGEST_PAGE = 100;

    /** Where each row costs the provider calls: what fits into the time in which a list answers. */
    static final int EXPANDED_PAGE = 10;

    public ExportRequest {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(format, "format");
        resources = List.copyOf(resources);
        expand = List.copyOf(expand);
        Objects.requireNonNull(pageSize, "pageSize");
    }

    /** Names of what is exported unless something else is asked for. */
    public static List<String> usualResources() {
        return Selection.usual();
    }

    int limit(boolean expanded) {
        return pageSize.orElse(expanded ? EXPANDED_PAGE : LARGEST_PAGE);
    }
}
