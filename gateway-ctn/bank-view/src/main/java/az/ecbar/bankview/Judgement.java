package az.ecbar.bankview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the auditor says.
 *
 * @param findings empty: all is as it must be
 * @param balances what each account holds in the end, by number and currency
 * @param outcomes how often each outcome occurred, by its name
 */
public record Judgement(List<Finding> findings, Map<String, BigDecimal> balances, Map<String, Integer> outcomes) {}
