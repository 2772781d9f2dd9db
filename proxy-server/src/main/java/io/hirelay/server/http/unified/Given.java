package io.hirelay.server.http.unified;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One parameter as it was given, its brackets taken apart: {@code created_at[gt]=…}, {@code job[id]=…}, {@code a[]=…} and
 * {@code a[0]=…}, all values of one name together.
 *
 * @param written its name as it was written first
 * @param base what stands before the brackets
 * @param path what stands in them, without those that only mark an array
 * @param array whether it was written as an array
 */
record Given(String written, String base, List<String> path, boolean array, List<String> values) {

    /** Every parameter, in the order of their names' first appearance. */
    static List<Given> all(Query query) {
        Map<List<String>, Given> byName = new LinkedHashMap<>();
        query.asMap().forEach((written, values) -> {
            Given given = parse(written, values);
            List<String> name = new ArrayList<>(given.path);
            name.add(0, given.base);
            byName.merge(name, given, Given::and);
        });
        return List.copyOf(byName.values());
    }

    private static Given parse(String written, List<String> values) {
        int bracket = written.indexOf('[');
        if (bracket < 0) {
            return new Given(written, written, List.of(), false, values);
        }
        List<String> path = new ArrayList<>();
        boolean array = false;
        int at = bracket;
        while (at < written.length()) {
            int end = written.indexOf(']', at);
            if (written.charAt(at) != '[' || end < 0) {
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER,
                        written,
                        "has brackets that do not match; name[operator] or name[] would be right");
            }
            String inner = written.substring(at + 1, end);
            if (inner.isEmpty() || inner.chars().allMatch(c -> c >= '0' && c <= '9')) {
                array = true;
            } else {
                path.add(inner);
            }
            at = end + 1;
        }
        return new Given(written, written.substring(0, bracket), List.copyOf(path), array, values);
    }

    private Given and(Given other) {
        List<String> both = new ArrayList<>(values);
        both.addAll(other.values);
        return new Given(written, base, path, array || other.array, List.copyOf(both));
    }

    /** Whether it is a plain name, at most with the marks of an array. */
    boolean plain() {
        return path.isEmpty();
    }

    /** Its values, those in comma lists one by one, none of them blank. */
    List<String> items() {
        return values.stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The name alone: values may be personal data. */
    @Override
    public String toString() {
        return written;
    }
}
