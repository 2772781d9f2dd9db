package io.hirelay.budget;

import java.time.Duration;
import java.util.Objects;

/** Where a reservation stands at the moment it is asked. */
public sealed interface Standing {

    /** Send now. The same permit however often it is asked. */
    record Granted(Permit permit) implements Standing {
        public Granted {
            Objects.requireNonNull(permit, "permit");
        }
    }

    /** Not before this time has passed; then ask again. Sooner only when the reservation says that something changed. */
    record Waiting(Duration time) implements Standing {
        public Waiting {
            Objects.requireNonNull(time, "time");
        }
    }

    /** Not before the deadline, or the line is full: there may be room again after this time. Final. */
    record Refused(Duration retryAfter) implements Standing {
        public Refused {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
