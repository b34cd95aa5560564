using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Scripts;

/// <summary>
/// ShellCheck's findings: one rule for all that it reports by itself, one for its optional checks. Each of its codes can be configured alone
/// (<c>shellcheck/SC2086</c>).
/// </summary>
public static class ScriptRules
{
    private const string Peer = "shellcheck/";

    /// <summary>What ShellCheck reports unless told otherwise.</summary>
    public static CheckDescriptor ShellCheck { get; } = new("AXS9000", "shellcheck", "Shell code should pass ShellCheck", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC*", "hadolint/SC*", "actionlint/shellcheck"],
        Fix = FixSafety.Unsafe,
    };

    /// <summary>What ShellCheck reports only when asked (its wiki, “Optional checks”).</summary>
    public static CheckDescriptor OptionalChecks { get; } = new("AXS9001", "shellcheck-optional", "Shell code should pass ShellCheck's optional checks", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/optional"],
        Fix = FixSafety.Unsafe,
        OptIn = true,
    };

    /// <summary>Both.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } = [ShellCheck, OptionalChecks];

    /// <summary>The codes of the optional checks (<c>shellcheck --list-optional</c>); the one for upper-case variables shares its code with another check.</summary>
    public static ImmutableArray<int> OptionalCodes { get; } = [2230, 2243, 2244, 2248, 2249, 2250, 2292, 2310, 2311, 2312];

    /// <summary>The codes of an optional check by its name, of all of them for <c>all</c>; none for a name that is not known.</summary>
    public static ImmutableArray<int> OptionalCodesOf(string name) => name switch
    {
        "all" => OptionalCodes,
        "add-default-case" => [2249],
        "avoid-nullary-conditions" => [2243, 2244],
        "check-extra-masked-returns" => [2312],
        "check-set-e-suppressed" => [2310, 2311],
        "deprecate-which" => [2230],
        "quote-safe-variables" => [2248],
        "require-double-brackets" => [2292],
        "require-variable-braces" => [2250],
        _ => [],
    };

    /// <summary>A code of ShellCheck as a rule that can be configured; null where <paramref name="name"/> is not of the form.</summary>
    public static CheckDescriptor? Find(string name)
    {
        var code = name.StartsWith(Peer, StringComparison.OrdinalIgnoreCase) ? name.AsSpan(Peer.Length)
            : name.StartsWith("hadolint/", StringComparison.OrdinalIgnoreCase) ? name.AsSpan("hadolint/".Length)
            : [];
        return code.Length == 6 && code.StartsWith("SC", StringComparison.OrdinalIgnoreCase) && int.TryParse(code[2..], System.Globalization.NumberStyles.None, null, out var number)
            ? Get(number)
            : null;
    }

    /// <summary>The rule that a code is configured by.</summary>
    public static CheckDescriptor Get(int number) => (OptionalCodes.Contains(number) ? OptionalChecks : ShellCheck) with { Part = $"SC{number}" };

    /// <summary>What a finding in shell code is called where a peer has a name of its own for what ShellCheck says there.</summary>
    /// <param name="aliases">Its names; those of ShellCheck's are taken over.</param>
    /// <param name="peer">As <see cref="ScriptHost.Alias"/>; null where none has.</param>
    public static ImmutableArray<string> InHost(ImmutableArray<string> aliases, string? peer)
    {
        if (peer is null)
        {
            return aliases;
        }

        var codes = aliases.Where(alias => alias.StartsWith(Peer, StringComparison.Ordinal)).Select(alias => alias[Peer.Length..]).Where(code => !IsOptional(code)).ToArray();
        return codes.Length == 0 ? aliases : [.. aliases, peer, .. peer.EndsWith("/SC*", StringComparison.Ordinal) ? codes.Select(code => peer.Replace("SC*", code, StringComparison.Ordinal)) : []];
    }

    /// <summary>Peers run ShellCheck as it is, without its optional checks.</summary>
    private static bool IsOptional(string code) => int.TryParse(code.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out var number) && OptionalCodes.Contains(number);

    /// <summary>What ShellCheck calls a finding.</summary>
    public static string AliasOf(string code) => Peer + code;
}
