package az.ecbar.ops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the house style asks of names and packages. */
class HouseStyleTest {
    @Test
    void everyPackageIsDescribedAndNullMarked() {
        TreeSet<String> without = new TreeSet<>();
        for (JavaClass type : EcbarClasses.ALL) {
            boolean isMarked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            if (!isMarked) {
                without.add(type.getPackageName());
            }
        }
        assertEquals(new TreeSet<>(), without, "packages without a @NullMarked package-info");
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        noClasses()
                .that()
                .resideInAPackage("az.ecbar..")
                .and()
                .haveNameNotMatching(".*(Trust|Key)Manager") // the words of Java's TLS
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Service|Impl)")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..")
                .check(EcbarClasses.ALL);
    }
}
