package io.hirelay;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Job;
import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.SettingSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cursors that go with one list: provider, account, operation, filters and native query. A provider's own cursor is just
 * a place, and the same place in another list is another record; so a cursor that was altered, cut or given for another
 * list is told from the outside and never reaches the provider.
 *
 * <p>This finds mistakes, not attacks: it is a digest without a key. A host that hands cursors to strangers seals them.
 */
final class BoundCursors {
    /** Bytes of the digest that are kept: enough for mistakes, and no padding in Base64. */
    private static final int KEPT = 9;

    private static final int PREFIX = KEPT / 3 * 4;

    /**
     * What tells accounts apart: the provider, and the settings that the customer makes. Those of whoever runs the host,
     * such as an address, may change while a walk lasts.
     */
    record Account(String provider, Map<String, String> settings) {
        static Account of(ProviderDescriptor descriptor, ConnectionConfig config) {
            Map<String, String> own = new TreeMap<>(config.settings());
            own.keySet()
                    .removeIf(key -> descriptor
                            .setting(key)
                            .filter(spec -> spec.level() == SettingSpec.Level.OPERATOR)
                            .isPresent());
            return new Account(descriptor.id(), own);
        }
    }

    private final byte[] list;

    private BoundCursors(byte[] list) {
        this.list = list;
    }

    /** @param nativeList name and path of a list in the provider's own words */
    static BoundCursors of(Account account, String nativeList, Map<String, List<String>> query) {
        return of(account, nativeList, List.<Criterion<Job, ?>>of(), query);
    }

    static <T extends Unified> BoundCursors of(
            Account account,
            String operation,
            Collection<Criterion<T, ?>> filters,
            Map<String, List<String>> remoteQuery) {
        MessageDigest digest = sha256();
        add(digest, account.provider());
        account.settings().forEach((key, value) -> add(digest, key, value));
        add(digest, operation);
        filters.stream()
                .map(filter -> filter.field().name() + filter.operator() + filter.texts())
                .sorted()
                .forEach(filter -> add(digest, filter));
        new TreeMap<>(remoteQuery).forEach((name, values) -> add(digest, name, values.toString()));
        return new BoundCursors(digest.digest());
    }

    /** A page whose cursor goes with this list alone. */
    <T> Page<T> bind(Page<T> page) {
        return new Page<>(page.items(), page.next().map(cursor -> new Cursor(digest(cursor.token()) + cursor.token())));
    }

    /**
     * The provider's own cursor.
     *
     * @throws InvalidRequestException when it is not one that {@link #bind} gave for this list
     */
    Optional<Cursor> unbind(Optional<Cursor> given) {
        return given.map(cursor -> {
            String token = cursor.token();
            if (token.length() <= PREFIX || !token.startsWith(digest(token.substring(PREFIX)))) {
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_CURSOR,
                        "next_cursor",
                        "is not a cursor that this list gave for these filters; start again without one");
            }
            return new Cursor(token.substring(PREFIX));
        });
    }

    private String digest(String token) {
        MessageDigest digest = sha256();
        digest.update(list);
        byte[] all = digest.digest(token.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(all, KEPT));
    }

    private static void add(MessageDigest digest, String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8)); // so that no two lists run together
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
