package az.ecbar.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which rules of the regulation a test shows, by their numbers in {@code docs/rules/rules.tsv}: {@code
 * @Rule("4.12.2")} or {@code @Rule({"4.10.1", "4.11"})}.
 *
 * <p>On a class it counts for every test of the class, besides what the test's own mark names.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Rule {
    /** The rule numbers, as written in the rules file. */
    String[] value();
}
