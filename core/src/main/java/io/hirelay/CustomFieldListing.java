package io.hirelay;

import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.model.CustomField;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Custom fields: listed, and set on candidates. Thread-safe. */
public final class CustomFieldListing extends Listing<CustomField> {
    CustomFieldListing(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.CUSTOM_FIELDS_LIST, context);
    }

    /** Sets, or clears, the value of one on a candidate. */
    public Written<CandidateCustomField> update(CustomFieldValue input) {
        return connection.write(Ats.CUSTOM_FIELDS_UPDATE, input, context.get());
    }
}
