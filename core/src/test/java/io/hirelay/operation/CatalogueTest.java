package io.hirelay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.RandomRecords;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CatalogueTest {
    private static final List<Class<?>> MODELS = List.of(Ats.class, Hris.class);
    private static final List<Class<?>> FILTERS = List.of(AtsFilters.class, HrisFilters.class);

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> ids = Catalogue.operations().stream().map(Operation::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), ids.toString());
        ids.forEach(id -> assertTrue(id.matches("(ats|hris)\\.[a-z_]+\\.[a-z-]+"), id));
        assertEquals("ats.job_interview_stages.get", Ats.JOB_INTERVIEW_STAGES_GET.id());
        assertEquals("ats.jobs.list", Ats.JOBS_LIST.toString());
        assertEquals("hris.timeoff_requests.approve", Hris.TIMEOFF_REQUESTS_APPROVE.id());
    }

    @Test
    void theListOfOperationsMissesNone() throws IllegalAccessException {
        List<Object> constants = constants(MODELS, Operation.class);
        assertEquals(Set.copyOf(constants), Set.copyOf(Catalogue.operations()));
        assertEquals(constants.size(), Catalogue.operations().size());
        Set<Object> resources = new HashSet<>();
        Catalogue.operations().forEach(operation -> resources.add(operation.resource()));
        assertEquals(Set.copyOf(constants(MODELS, Resource.class)), resources, "each can be read");
        assertEquals(resources, Set.copyOf(Catalogue.resources()));
        assertEquals(resources.size(), Catalogue.resources().size());
    }

    @Test
    void everyOperationIsOfTheModelThatDeclaresIt() {
        Ats.operations()
                .forEach(operation ->
                        assertEquals(Model.ATS, operation.resource().model(), operation.id()));
        Hris.operations()
                .forEach(operation ->
                        assertEquals(Model.HRIS, operation.resource().model(), operation.id()));
    }

    @Test
    void everyResourceIsARecordOfItsOwn() throws IllegalAccessException {
        List<Object> resources = constants(MODELS, Resource.class);
        Set<Object> seen = new HashSet<>();
        for (Object each : resources) {
            Resource<?> resource = (Resource<?>) each;
            assertTrue(seen.add(resource.id()), resource.id());
            assertTrue(seen.add(resource.type()), resource.id());
            assertTrue(seen.add(resource.singular()), resource.id());
        }
    }

    @Test
    void everyFilterLooksAtAFieldOfItsRecord() {
        lists().forEach(list -> {
            Set<String> names = new HashSet<>();
            for (FilterField<?, ?> filter : list.filters()) {
                assertTrue(names.add(filter.name()), list + " " + filter);
                assertTrue(
                        Shape.of(list.resource().type()).field(filter.field()).isPresent(), list + " " + filter);
                assertEquals(filter, list.filter(filter.name()).orElseThrow());
                assertTrue(!filter.doc().isBlank(), list + " " + filter);
            }
        });
    }

    @Test
    void everyFilterIsUsed() throws IllegalAccessException {
        Set<Object> used = new HashSet<>();
        lists().forEach(list -> used.addAll(list.filters()));
        Set<Object> declared = new HashSet<>();
        for (Class<?> filters : FILTERS) {
            declared.addAll(constants(List.of(filters.getDeclaredClasses()), FilterField.class));
        }
        assertEquals(declared, used);
    }

    @Test
    void everyFilterReadsItsValuesFromRecords() {
        lists().forEach(CatalogueTest::readsItsValues);
    }

    private static <T extends Unified> void readsItsValues(ListOperation<T> list) {
        RandomRecords random = new RandomRecords(17);
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(random.make(list.resource().type()));
        }
        for (FilterField<T, ?> filter : list.filters()) {
            findsWhatItRead(filter, rows);
        }
    }

    private static <T extends Unified, V> void findsWhatItRead(FilterField<T, V> filter, List<T> rows) {
        int told = 0;
        for (T row : rows) {
            Collection<V> values = filter.accessor().apply(row);
            for (V value : values) {
                if (value.toString().isBlank()) {
                    continue; // nobody can ask for it
                }
                told++;
                assertTrue(filter.type().type().isInstance(value), filter.name());
                V asked = filter.type().parse(filter.type().write(value));
                assertTrue(filter.is(asked).test(row).orElseThrow(), filter.name());
            }
        }
        assertTrue(told > 0, filter + " of " + rows.get(0).getClass().getSimpleName() + " reads nothing");
    }

    /** Filters name resources and operations name filters: whichever class comes first, none may find another half made. */
    @TestFactory
    Stream<DynamicTest> theCatalogueCanBeEnteredThroughAnyClass() {
        Stream<Class<?>> entries = Stream.concat(
                Stream.of(
                        Ats.class,
                        AtsFilters.class,
                        AtsResources.class,
                        Hris.class,
                        HrisFilters.class,
                        HrisResources.class,
                        Catalogue.class,
                        ValueType.class,
                        Resource.class),
                FILTERS.stream().flatMap(filters -> Arrays.stream(filters.getDeclaredClasses())));
        return entries.map(Class::getName).map(entry -> DynamicTest.dynamicTest(entry, () -> enter(entry)));
    }

    private static void enter(String entry) throws IOException, ReflectiveOperationException {
        URL classes = Ats.class.getProtectionDomain().getCodeSource().getLocation();
        try (var loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class.forName(entry, true, loader);
            List<Class<?>> catalogue = new ArrayList<>();
            for (String name : List.of(
                    "Ats",
                    "AtsFilters",
                    "AtsResources",
                    "Hris",
                    "HrisFilters",
                    "HrisResources",
                    "Catalogue",
                    "ValueType")) {
                Class<?> part = Class.forName("io.hirelay.operation." + name, true, loader);
                catalogue.add(part);
                catalogue.addAll(List.of(part.getDeclaredClasses()));
            }
            for (Class<?> part : catalogue) {
                for (Object constant : constants(List.of(part), Object.class)) {
                    assertNotNull(constant, part.getName());
                }
            }
            Object operations = loader.loadClass(Catalogue.class.getName())
                    .getMethod("operations")
                    .invoke(null);
            assertEquals(Catalogue.operations().toString(), operations.toString());
        }
    }

    private static Stream<ListOperation<?>> lists() {
        return Catalogue.operations().stream()
                .filter(ListOperation.class::isInstance)
                .map(operation -> (ListOperation<?>) operation);
    }

    private static List<Object> constants(List<Class<?>> holders, Class<?> type) throws IllegalAccessException {
        List<Object> constants = new ArrayList<>();
        for (Class<?> holder : holders) {
            for (Field field : holder.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    constants.add(field.get(null));
                }
            }
        }
        return constants;
    }
}
