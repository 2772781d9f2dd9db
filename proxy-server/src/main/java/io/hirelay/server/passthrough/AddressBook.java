package io.hirelay.server.passthrough;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The addresses of hosts, as the JVM knows them, without making an event loop wait. Thread-safe. */
final class AddressBook {
    private static final Duration BELIEVED = Duration.ofSeconds(30);
    private static final int HOSTS = 10_000;

    private final AsyncLoadingCache<String, List<InetAddress>> known;

    /** @param threads where names are looked up, which may take long */
    AddressBook(Executor threads) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(BELIEVED)
                .maximumSize(HOSTS)
                .executor(threads)
                .buildAsync(host -> List.of(InetAddress.getAllByName(host)));
    }

    /** At least one address, in the order in which they should be tried. */
    CompletableFuture<List<InetAddress>> find(String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        if (address == null) {
            return known.get(host);
        }
        try {
            return CompletableFuture.completedFuture(List.of(InetAddress.getByAddress(host, address)));
        } catch (UnknownHostException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
