package io.hirelay.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Records of any shape with any values, some of them missing, some not loaded. The same seed makes the same ones. */
public final class RandomRecords {
    private static final int DEEPEST = 4;

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    public <T> T make(Class<T> type) {
        return type.cast(record(Shape.of(type), 0));
    }

    private Object record(Shape<?> shape, int depth) {
        Set<String> notLoaded = new HashSet<>();
        Object[] values = new Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Shape.Field field = shape.fields().get(i);
            if (field.arity() == Shape.Arity.ONE) {
                values[i] = value(field, depth);
            } else if (shape.keepsNotLoaded() && random.nextInt(4) == 0) {
                notLoaded.add(field.name());
            } else if (field.arity() == Shape.Arity.LIST) {
                values[i] = many(field, depth);
            } else if (random.nextBoolean() && depth < DEEPEST) {
                values[i] = Optional.of(value(field, depth));
            }
        }
        return shape.make(values, notLoaded);
    }

    private List<Object> many(Shape.Field field, int depth) {
        List<Object> many = new ArrayList<>();
        for (int i = depth < DEEPEST ? random.nextInt(3) : 0; i > 0; i--) {
            many.add(value(field, depth));
        }
        return many;
    }

    private Object value(Shape.Field field, int depth) {
        return switch (field.format().orElse("")) {
            case "uri" -> "https://example.com/" + random.nextInt();
            case "email" -> "somebody" + random.nextInt(100) + "@example.com";
            default -> value(field.valueType(), depth);
        };
    }

    private Object value(Type type, int depth) {
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (raw == String.class) {
            return text();
        } else if (raw == Id.class) {
            return Id.of("id-" + random.nextInt(1_000));
        } else if (raw == Boolean.class) {
            return random.nextBoolean();
        } else if (raw == Integer.class) {
            return random.nextInt();
        } else if (raw == BigDecimal.class) {
            return new BigDecimal(random.nextInt(100_000)).movePointLeft(random.nextInt(4));
        } else if (raw == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L));
        } else if (raw == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000));
        } else if (raw == LocalDateTime.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000))
                    .atTime(
                            random.nextInt(24),
                            random.nextInt(60),
                            random.nextInt(60),
                            random.nextInt(1_000) * 1_000_000);
        } else if (raw == RawJson.class) {
            return RawJson.of("{\"n\":" + random.nextInt() + "}");
        } else if (raw == AnswerValue.class) {
            return switch (random.nextInt(5)) {
                case 0 -> new AnswerValue.Text(text());
                case 1 -> new AnswerValue.Flag(random.nextBoolean());
                case 2 -> new AnswerValue.Number(BigDecimal.valueOf(random.nextInt()));
                case 3 -> new AnswerValue.Choices(List.of(text(), text()));
                default -> new AnswerValue.FileUrl("https://example.com/" + random.nextInt());
            };
        } else if (raw == Coded.class) {
            return coded((Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]);
        } else if (raw.isRecord()) {
            return record(Shape.of(raw), depth + 1);
        }
        throw new IllegalArgumentException("no random " + type.getTypeName());
    }

    @SuppressWarnings("unchecked") // Coded<E> is declared of such enums only
    private <E extends Enum<E> & Word> Coded<E> coded(Class<?> list) {
        Object[] words = list.getEnumConstants();
        int at = random.nextInt(words.length + 1);
        return at == words.length ? Coded.unknown("Unheard of") : Coded.of((E) words[at]);
    }

    private String text() {
        String[] texts = {"", "Zoë", "日本語", "a \"b\"\n", "<b>x</b>", "🚀"};
        return texts[random.nextInt(texts.length)];
    }
}
