namespace A11.Agents.Acceptance.Commands;

/// <summary>
/// Looks among calls for what serves a purpose or is a tool. A command that is known to is an answer; one that may, is named as what a person must look
/// at; only where none could is the answer no.
/// </summary>
/// <param name="calls">The calls.</param>
internal sealed class CommandSearch(IReadOnlyList<CommandCall> calls)
{
    private static readonly CommandTable Table = CommandTable.Instance;

    private static readonly (Certainty Certainty, string Reason) No = (Certainty.None, "");

    /// <summary>Whether something serves a purpose.</summary>
    public CriterionEvidence Find(Purpose purpose) => Decide(call => Weigh(call, purpose), Describe(purpose), IsOptional(purpose));

    /// <summary>Whether a tool is run.</summary>
    public CriterionEvidence Find(NamedTool tool) => Decide(call => Weigh(call, tool), tool.Name, isOptional: false);

    /// <summary>Whether a tool is run of which nothing is known but its name.</summary>
    public CriterionEvidence FindUnknown(string name) => Decide(call => Weigh(call, name), name, isOptional: true);

    /// <summary>Whether a call is known to serve a purpose.</summary>
    public static bool Serves(CommandCall call, Purpose purpose) => call.Site.Obstacle is null && Weigh(call, purpose).Certainty == Certainty.Known;

    private CriterionEvidence Decide(Func<CommandCall, (Certainty Certainty, string Reason)> weigh, string what, bool isOptional)
    {
        CommandCall? possible = null, blocked = null;
        var reason = "";
        foreach (var call in calls)
        {
            var (certainty, why) = weigh(call);
            if (certainty == Certainty.None)
            {
                blocked ??= why.Length > 0 ? call : null;
                reason = blocked == call ? why : reason;
            }
            else if (call.Site.Obstacle is { } obstacle)
            {
                (blocked, reason) = (call, obstacle);
            }
            else if (certainty == Certainty.Known && call.Site.Tolerance is null)
            {
                return new CriterionEvidence(CriterionVerdict.Met, $"“{call.Text}” runs {what}.").At(call.Site.Place);
            }
            else if (possible is null || certainty == Certainty.Known)
            {
                possible = call;
            }
        }

        return possible is not null ? Doubt(possible, weigh(possible), what)
            : blocked is not null ? new CriterionEvidence(CriterionVerdict.NotMet, $"Nothing runs {what}: “{blocked.Text}” does not count, since {reason}.").At(blocked.Site.Place)
            : isOptional ? new(CriterionVerdict.Unchecked, $"No command is known to run {what}. Check it by hand.")
            : new(CriterionVerdict.NotMet, $"Nothing runs {what}.");
    }

    private static CriterionEvidence Doubt(CommandCall call, (Certainty Certainty, string Reason) weight, string what) => new(
        CriterionVerdict.Unchecked,
        weight.Certainty == Certainty.Known ? $"“{call.Text}” runs {what}, but {call.Site.Tolerance}. Check it by hand." : $"“{call.Text}” may run {what}: {weight.Reason}. Check it by hand.");

    private static (Certainty Certainty, string Reason) Weigh(CommandCall call, Purpose purpose)
    {
        if (call.IsFollowed && call.Line is null)
        {
            return No;
        }

        if (call.Action is not null)
        {
            return WeighAction(call, purpose);
        }

        var entries = call.Line is { } line ? Table.Find(line).ToList() : [];
        var coverage = purpose == Purpose.Coverage && call.Line is not null && !call.IsFollowed ? WeighCoverage(call.Line, entries) : No;
        if (coverage.Certainty == Certainty.Known)
        {
            return coverage;
        }

        var own = entries.Where(entry => entry.Purpose == purpose).ToList();
        var exclusion = own.Select(entry => entry.Pattern.ExclusionIn(call.Line!)).FirstOrDefault(found => found is not null);
        if (own.Count > 0 && !call.IsFollowed && call.Unread is null)
        {
            return exclusion is null ? (Certainty.Known, "") : (Certainty.None, $"“{exclusion}” keeps it from that");
        }

        return call.IsFollowed ? own.Count > 0 && !IsScript(call) ? (exclusion is null ? Certainty.Known : Certainty.None, "") : No
            : own.Count == 0 && coverage.Certainty != Certainty.None ? coverage
            : own.Count == 0 && call.Line is not null && !entries.Any(entry => entry.Purpose == Purpose.Other) && IsCheck(purpose) && Table.HasAttached(call.Line) ? (Certainty.Possible, "the project may attach such checks to it")
            : own.Count == 0 && entries.Count > 0 ? WeighOpen(call, entries, purpose)
            : WeighName(call, purpose);
    }

    private static bool IsCheck(Purpose purpose) => purpose is not (Purpose.Build or Purpose.Deploy);

    /// <summary>Weighs a command for another purpose that may serve this one too, as a definition elsewhere says what it does: a Dockerfile's stage, a hook.</summary>
    private static (Certainty Certainty, string Reason) WeighOpen(CommandCall call, List<(Purpose Purpose, CommandPattern Pattern)> entries, Purpose purpose)
    {
        if (!entries.Any(entry => entry.Pattern.IsOpen) || entries.Any(entry => entry.Purpose == Purpose.Other))
        {
            return No;
        }

        var words = call.Line!.OwnWords.Append(call.Line.ValueOf("--target") ?? "");
        return words.Any(word => Table.Suggests(word, purpose)) || call.Site.Names.Any(name => Table.SuggestsAlone(name, purpose)) ? (Certainty.Possible, "what it does is defined elsewhere") : No;
    }

    /// <summary>Whether a call is one that starts a script of the repository's, so that what it is known for is what the script does.</summary>
    private static bool IsScript(CommandCall call) => Table.FindStarters(call.Line!).Any(starter => starter.Kind == "script");

    private static (Certainty Certainty, string Reason) WeighAction(CommandCall call, Purpose purpose)
    {
        var known = Table.FindAction(call.Action!);
        return known.Contains(purpose) ? (Certainty.Known, "")
            : !known.IsEmpty && !Table.IsOpenAction(call.Action!) ? No
            : call.Inputs.Any(input => Table.Suggests(input, purpose)) ? (Certainty.Possible, call.Unread!)
            : call.Site.Names.Append(NameOfAction(call)).Any(name => Table.Suggests(name, purpose)) || (IsWorkflow(call) && !call.Site.Names.Append(NameOfAction(call)).Any(name => Table.SuggestsAnother(name, purpose))) ? (Certainty.Possible, call.Unread!)
            : No;
    }

    private static bool IsWorkflow(CommandCall call) => call.Action!.Contains(".github/workflows/", StringComparison.Ordinal);

    /// <summary>The name alone, without owner, directory and version.</summary>
    private static string NameOfAction(CommandCall call)
    {
        var path = call.Action!.Split('@')[0];
        return path[(path.LastIndexOf('/') + 1)..];
    }

    /// <summary>Weighs a command that is not known by what it and its place are called.</summary>
    private static (Certainty Certainty, string Reason) WeighName(CommandCall call, Purpose purpose)
    {
        var words = call.Line?.Words ?? [];
        if (words.Any(word => Table.Suggests(word, purpose)))
        {
            return (Certainty.Possible, call.Unread ?? "the command is not known");
        }

        var name = call.Site.Names.LastOrDefault(name => Table.Suggests(name, purpose));
        if (name is not null)
        {
            return (Certainty.Possible, call.Unread ?? $"the command is not known, and stands in “{name}”");
        }

        var isOfRepository = call.Unread is not null || call.Site.IsDefined;
        return isOfRepository && !words.Concat(call.Site.Names).Any(other => Table.SuggestsAnother(other, purpose)) ? (Certainty.Possible, call.Unread ?? "the command is not known") : No;
    }

    private static (Certainty Certainty, string Reason) Weigh(CommandCall call, NamedTool tool)
    {
        var entries = call.Line is { } line ? Table.Find(line).Where(entry => entry.Purpose != Purpose.Other).ToList() : [];
        if (call.Line is { } command && (entries.Any(entry => entry.Pattern.Names.Contains(tool.Name) && entry.Pattern.ExclusionIn(command) is null && IsNamed(command, tool.Name)) || (command.Program == tool.Name && entries.Count > 0)))
        {
            return (Certainty.Known, "");
        }

        if (call.Action is { } action)
        {
            return NameParts.Split(action).Any(part => part == tool.Name) || action.Contains(tool.Name, StringComparison.OrdinalIgnoreCase)
                ? (Table.FindAction(action).Intersect(tool.Purposes).Any() ? Certainty.Known : Table.FindAction(action).IsEmpty ? Certainty.Possible : Certainty.None, call.Unread ?? "")
                : tool.Purposes.Any(purpose => WeighAction(call, purpose).Certainty is var certainty && (certainty == Certainty.Possible || (certainty == Certainty.Known && Table.IsOpenAction(action)))) ? (Certainty.Possible, call.Unread!)
                : No;
        }

        var starts = call.Line is { } starter && !Table.AreStrangers(starter.Program, tool.Name.Split(' ')[0])
            && entries.Any(entry => ((entry.Pattern.IsRunner && tool.Purposes.Contains(entry.Purpose)) || Table.Includes(starter.Program, tool.Name)) && entry.Pattern.ExclusionIn(starter) is null);
        return starts ? (Certainty.Possible, "its own configuration says which tools it starts")
            : tool.Purposes.Select(purpose => Weigh(call, purpose)).FirstOrDefault(weight => weight.Certainty == Certainty.Possible, No);
    }

    /// <summary>Whether a command is what a name says, and not another that the same pattern knows (<c>npm test</c>, not <c>yarn test</c>).</summary>
    private static bool IsNamed(CommandLine command, string name) => name.Split(' ')[0] == command.Program;

    private static (Certainty Certainty, string Reason) Weigh(CommandCall call, string name) =>
        call.Line is { } line && !Table.Find(line).Any(entry => entry.Purpose == Purpose.Other) && line.Words.Any(word => word == name || word.EndsWith("/" + name, StringComparison.Ordinal)) ? (Certainty.Known, "")
        : call.Action is { } action && action.Contains(name, StringComparison.OrdinalIgnoreCase) ? (Certainty.Possible, call.Unread!)
        : No;

    /// <summary>Weighs a command by what is in its words of coverage: an option of a known command says it, another word may.</summary>
    private static (Certainty Certainty, string Reason) WeighCoverage(CommandLine line, List<(Purpose Purpose, CommandPattern Pattern)> entries) =>
        entries.Any(entry => entry.Purpose == Purpose.Other) || !line.Words.Any(IsAboutCoverage) || line.Question is not null ? No
        : entries.Any(entry => entry.Purpose == Purpose.Test) && line.OwnWords.Any(word => word[0] is '-' or '/' && IsAboutCoverage(word)) ? (Certainty.Known, "")
        : (Certainty.Possible, "its words name coverage");

    private static bool IsAboutCoverage(string word) =>
        !word.StartsWith("--no-", StringComparison.Ordinal) && !word.EndsWith("=false", StringComparison.Ordinal)
        && (word.StartsWith("--cov", StringComparison.Ordinal) || NameParts.Split(word).Any(part => part is "cov" or "coverage"));

    /// <summary>Whether a criterion may mean something else by the word, so that nothing is refused for want of it.</summary>
    private static bool IsOptional(Purpose purpose) => purpose is Purpose.Build or Purpose.Deploy or Purpose.Scan;

    private static string Describe(Purpose purpose) => purpose switch
    {
        Purpose.Test => "tests",
        Purpose.Lint => "a linter",
        Purpose.Format => "a formatter",
        Purpose.Types => "a type checker",
        Purpose.Build => "a build",
        Purpose.Deploy => "a deployment",
        Purpose.Coverage => "a coverage measurement",
        _ => "a security scan",
    };

    private enum Certainty
    {
        None,
        Possible,
        Known,
    }
}
