package io.hirelay.spi;

import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Safety;
import io.hirelay.page.Page;
import java.util.Objects;

/** One operation that a provider supports, and how it serves it. */
public sealed interface Registration<S extends Session> {

    Operation<?, ?> operation();

    /** A list. */
    record Lists<S extends Session, T extends Unified>(
            ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler, ListSupport<T> support)
            implements Registration<S> {
        public Lists {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(handler, "handler");
            Objects.requireNonNull(support, "support");
        }
    }

    /** A get. */
    record Gets<S extends Session, T extends Unified>(
            GetOperation<T> operation, ReadHandler<S, GetRequest, T> handler, FieldPlan<T> fields)
            implements Registration<S> {
        public Gets {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(handler, "handler");
            Objects.requireNonNull(fields, "fields");
        }
    }

    /** A write. */
    record Writes<S extends Session, I, O>(
            ActionOperation<I, O> operation, WriteHandler<S, I, O> handler, WriteSupport support)
            implements Registration<S> {
        public Writes {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(handler, "handler");
            Objects.requireNonNull(support, "support");
            if (operation.safety() == Safety.READ) {
                throw new IllegalArgumentException(operation + " changes nothing");
            }
        }
    }

    /** Something other than a list or a get that changes nothing. */
    record Actions<S extends Session, I, O>(ActionOperation<I, O> operation, ReadHandler<S, I, O> handler)
            implements Registration<S> {
        public Actions {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(handler, "handler");
            if (operation.safety() != Safety.READ) {
                throw new IllegalArgumentException(operation + " changes something");
            }
        }
    }
}
