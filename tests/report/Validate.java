import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Reads "PROFILE FILE" from standard input, line by line, and answers with each broken rule, then with a line "done". */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            String[] parts = line.split(" ", 2);
            try {
                validate(parts[0], parts[1]);
            } catch (Throwable error) {
                System.out.println("broken " + ("" + error).replaceAll("\\s+", " "));
            }
            System.out.println("done");
            System.out.flush();
        }
    }

    private static void validate(String name, String file) throws Exception {
        ValidationProfile profile;
        try (InputStream rules = Validate.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            profile = Profiles.profileFromXml(rules);
        }
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 100, false, false, false);
            ValidationResult result = validator.validate(parser);
            Map<String, String> broken = new LinkedHashMap<>();
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, check.getMessage() + " @ " + check.getLocation().getContext());
                }
            }
            broken.forEach((rule, why) -> System.out.println(rule + " " + why.replaceAll("\\s+", " ")));
            if (broken.isEmpty() && !result.isCompliant()) {
                System.out.println("broken without a failed rule");
            }
            System.out.println("checked " + result.getTotalAssertions());
        }
    }
}
