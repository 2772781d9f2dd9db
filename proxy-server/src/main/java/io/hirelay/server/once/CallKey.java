package io.hirelay.server.once;

import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A call as its key names it. Nothing of what the caller sent can be read in it.
 *
 * @param id hash of the key and all that it counts for: the token and its environment, the account, method and path
 * @param account the account that is called
 * @param request hash of what is asked: two calls with one id and different ones use one key for two things
 */
public record CallKey(String id, UUID account, String request) {
    /** The account is part of the id, however it was named. */
    private static final String ACCOUNT = "integrated_account_id";

    public CallKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(request, "request");
    }

    /** @throws IllegalArgumentException when the request carries no key */
    static CallKey of(Request request, UUID account) {
        String key = request.header(OnlyOnce.HEADER)
                .orElseThrow(() -> new IllegalArgumentException("the request carries no " + OnlyOnce.HEADER));
        String id = hash(out -> {
            for (String part : List.of(
                    request.authenticated().environment(),
                    request.authenticated().tokenId(),
                    account.toString(),
                    request.method(),
                    request.rawPath().replaceFirst("^/+", "/"),
                    key)) {
                out.writeUTF(part);
            }
        });
        return new CallKey(id, account, hash(out -> {
            Map<String, List<String>> query = new TreeMap<>(request.query().asMap());
            query.remove(ACCOUNT);
            out.writeUTF(query.toString());
            out.write(request.bodyDigest());
        }));
    }

    private interface Parts {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static String hash(Parts parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            parts.writeTo(new DataOutputStream(bytes));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
