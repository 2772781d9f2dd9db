package io.hirelay.spi;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A simulated account of one provider, run in process, so that everything works with no credentials and no network.
 * Found by {@link java.util.ServiceLoader}; thread-safe.
 */
public interface Sandbox {

    /** Id of the provider whose account is simulated. */
    String provider();

    /** Starts a fresh account on a free loopback port. The same options give the same records. */
    Account start(Options options);

    /**
     * What the simulated account holds and allows.
     *
     * @param seed fixes every name, date and number
     * @param sizes rows by kind in the sandbox's own words, such as {@code candidates}; what is not named has the
     *     sandbox's default; an unknown kind is refused with the known ones
     * @param callsPerWindow how many calls the account allows in one of its windows; without it, what the real one does
     */
    record Options(long seed, Map<String, Integer> sizes, OptionalInt callsPerWindow) {
        /** What {@code serve --sandbox} uses. */
        public static final Options DEFAULT = new Options(1, Map.of(), OptionalInt.empty());

        public Options {
            sizes = Map.copyOf(sizes);
            Objects.requireNonNull(callsPerWindow, "callsPerWindow");
        }

        public Options withSize(String kind, int rows) {
            var more = new java.util.HashMap<>(sizes);
            more.put(kind, rows);
            return new Options(seed, more, callsPerWindow);
        }

        public Options withCallsPerWindow(int calls) {
            return new Options(seed, sizes, OptionalInt.of(calls));
        }
    }

    /** A running simulated account; closing it frees its port. */
    interface Account extends AutoCloseable {

        /** Where it listens. */
        URI baseUri();

        /** How to connect to it: settings and a credential made for this account alone. */
        ConnectionConfig connection();

        /**
         * What the operator of a host has to set for the provider, so that further connections to this account can be made
         * by hand or by OAuth as to a real one.
         */
        default Map<String, String> operatorSettings() {
            return Map.of();
        }

        @Override
        void close();
    }
}
