package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Department;
import java.util.List;

/** The department tree, three deep. */
public final class DepartmentSeeds {
    private static final long FIRST = 601_100;

    static final long ENGINEERING = FIRST;
    static final long PLATFORM = FIRST + 1;
    static final long DATA_PLATFORM = FIRST + 2;
    static final long DEVICES = FIRST + 3;
    static final long FIRMWARE = FIRST + 4;
    static final long COMMERCIAL = FIRST + 5;
    static final long SALES = FIRST + 6;
    static final long FIELD_SALES = FIRST + 7;
    static final long MARKETING = FIRST + 8;
    static final long PEOPLE = FIRST + 9;
    static final long FINANCE = FIRST + 10;
    static final long OPERATIONS = FIRST + 11;

    /** The number that the next department gets. */
    public static final long NEXT = FIRST + 40;

    private DepartmentSeeds() {}

    public static List<Department> all() {
        return List.of(
                new Department(ENGINEERING, "Engineering", null, false),
                new Department(PLATFORM, "Platform", ENGINEERING, false),
                new Department(DATA_PLATFORM, "Data Platform", PLATFORM, false),
                new Department(DEVICES, "Devices", ENGINEERING, false),
                new Department(FIRMWARE, "Firmware & Electronics", DEVICES, false),
                new Department(COMMERCIAL, "Commercial", null, true),
                new Department(SALES, "Sales", COMMERCIAL, true),
                new Department(FIELD_SALES, "Field Sales", SALES, true),
                new Department(MARKETING, "Marketing", COMMERCIAL, true),
                new Department(PEOPLE, "People", null, false),
                new Department(FINANCE, "Finance", null, false),
                new Department(OPERATIONS, "Operations", null, false));
    }
}
