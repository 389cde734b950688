package dev.lockstep.render;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same records with another text in every place where a text stands. */
final class Hostile {
    private final String text;

    Hostile(String text) {
        this.text = text;
    }

    <T> T in(T value) {
        Object changed = Objects.requireNonNull(changed(value));
        @SuppressWarnings("unchecked") // changed() hands back what it got, or its like
        T same = (T) changed;
        return same;
    }

    private @Nullable Object changed(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String old -> old + text;
            case List<?> list -> {
                List<Object> changed = new ArrayList<>();
                list.forEach(element -> changed.add(changed(element)));
                yield changed;
            }
            case Record record -> rebuilt(record);
            default -> value;
        };
    }

    private Object rebuilt(Record record) {
        try {
            RecordComponent[] parts = record.getClass().getRecordComponents();
            @Nullable Object[] values = new @Nullable Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                values[i] = changed(parts[i].getAccessor().invoke(record));
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
