package io.hirelay.workable;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Employees by hex id in any case and by the API's address of an employee. The account's own numbers of employees look
 * like ids and are none, and neither they nor e-mail addresses can be looked up without reading all employees.
 */
final class EmployeeIdentifiers {
    private static final String RIGHT = "an id such as 19ff54";

    private EmployeeIdentifiers() {}

    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        if (!Identifiers.isAddress(given)) {
            return plain(given);
        }
        HttpUrl address = Identifiers.address(given).orElseThrow(EmployeeIdentifiers::notOne);
        if (address.pathSegments().contains("backend")) {
            throw Identifiers.applicationAddress("find the employee in the list, and take its id");
        }
        if (!address.pathSegments().contains("v3")) {
            throw notOne();
        }
        return plain(Identifiers.following(address, "employees").orElseThrow(EmployeeIdentifiers::notOne));
    }

    private static String plain(String given) {
        if (given.indexOf('@') > 0) {
            throw Identifiers.unresolved(
                    "is an e-mail address, by which Workable has no call to find an employee: list employees with"
                            + " query=name, and take the id",
                    List.of());
        }
        Identifiers.requirePlain(given, "employee", RIGHT);
        return given.matches("[0-9A-Fa-f]+") ? given.toLowerCase(Locale.ROOT) : given;
    }

    private static InvalidRequestException notOne() {
        return Identifiers.unresolved(
                "is not the API's address of an employee; " + RIGHT
                        + " would be right, or https://acme.workable.com/spi/v3/employees/19ff54",
                List.of());
    }
}
