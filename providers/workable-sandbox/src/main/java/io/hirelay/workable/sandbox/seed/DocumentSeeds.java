package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.EmployeeDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The papers that lay in employees' files from the start: none for many, up to fourteen for some. */
public final class DocumentSeeds {
    private static final long FIRST = 0xfff00;
    private static final int MOST = 16;
    private static final List<String> NAMES =
            List.of("Contract.pdf", "Non-disclosure agreement.pdf", "Payslip.pdf", "Attestation de présence.pdf");

    private final long seed;
    private final EmployeeSeeds employees;
    private final MemberSeeds members;

    DocumentSeeds(long seed, EmployeeSeeds employees, MemberSeeds members) {
        this.seed = seed;
        this.employees = employees;
        this.members = members;
    }

    /** The number that the next document gets. */
    public long next() {
        return FIRST + (long) employees.count() * MOST;
    }

    /** @param size tells the length of the file of a key */
    public List<EmployeeDocument> of(int employee, ToIntFunction<String> size) {
        Dice dice = Dice.of(seed, "documents", employee);
        int count = dice.chance("none", 40) ? 0 : dice.chance("many", 10) ? 14 : dice.between("count", 1, 3);
        String author = members.get(0).name();
        List<EmployeeDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = FIRST + (long) employee * MOST + i;
            String name = NAMES.get(i % NAMES.size());
            String key = "employee_document/" + Long.toHexString(id) + "/" + name;
            Instant at = Timeline.within(Timeline.LAST_MINUTE - (count - i) * 20 * Timeline.DAY, dice, "at " + i);
            documents.add(new EmployeeDocument(id, name, key, size.applyAsInt(key), at, author));
        }
        return documents;
    }
}
