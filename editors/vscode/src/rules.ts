import { isObject } from './json';

/** A rule to choose. */
export interface RuleSummary {
    readonly id: string;
    readonly name: string;
    readonly title: string;
}

/** Reads what `a11 rules --format json` writes; nothing where it is something else. */
export function parseRules(output: string): readonly RuleSummary[] {
    try {
        const document: unknown = JSON.parse(output);
        return isObject(document) && Array.isArray(document['rules']) ? document['rules'].filter(isRule) : [];
    } catch {
        return [];
    }
}

/** Whether a text is the ID of a rule, as diagnostics carry it. */
export function isRuleId(text: unknown): text is string {
    return typeof text === 'string' && /^AX[A-Z]\d{4}$/u.test(text);
}

function isRule(value: unknown): value is RuleSummary {
    return isObject(value) && isRuleId(value['id']) && typeof value['name'] === 'string' && typeof value['title'] === 'string';
}
