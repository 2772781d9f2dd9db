package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.seed.RequisitionSeeds;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/** The account's planned hires. */
public final class Requisitions {
    private final SeededTable<Requisition> table;

    Requisitions(Seeds all) {
        RequisitionSeeds seeds = all.requisitions();
        this.table = new SeededTable<>(
                new SeededTable.Rows<>() {
                    @Override
                    public int listed() {
                        return seeds.count();
                    }

                    @Override
                    public long id(int index) {
                        return seeds.id(index);
                    }

                    @Override
                    public OptionalInt indexOf(long id) {
                        return seeds.indexOf(id);
                    }

                    @Override
                    public Requisition get(int index) {
                        return seeds.get(index);
                    }
                },
                seeds.id(seeds.count()));
    }

    public Optional<Requisition> find(long id) {
        return table.find(id);
    }

    public Optional<Requisition> byCode(String code) {
        for (Iterator<Requisition> all = table.all(); all.hasNext(); ) {
            Requisition requisition = all.next();
            if (requisition.code().equals(code)) {
                return Optional.of(requisition);
            }
        }
        return Optional.empty();
    }

    /** Ascending by id, from this one on. */
    public Iterator<Requisition> from(long id) {
        return table.from(id, index -> true);
    }

    public void put(Requisition requisition) {
        table.put(requisition.id(), requisition);
    }

    public long newId() {
        return table.allocate();
    }
}
