using System.Text.Json;
using A11.Core.Workflows.Expressions;

namespace A11.Conformance.Tests;

/// <summary>
/// The expressions of actionlint's and GitHub's own unit tests (shared/corpora/units): whether they parse, which are constant, what is wrong in them, and what they evaluate to. What GitHub does counts:
/// where actionlint differs from it, the case is listed with the reason.
/// </summary>
[TestClass]
public sealed class ExpressionUnitTests
{
    /// <summary>GitHub's runner reads these (actions/runner, <c>ExpressionUtility.cs</c>, <c>Functions/Format.cs</c>, <c>Index.cs</c>), or refuses them, though actionlint says otherwise.</summary>
    private static readonly Dictionary<string, string> Disagreements = new(StringComparer.Ordinal)
    {
        ["-0xaf"] = "GitHub's runner takes no sign before a hexadecimal number.",
        ["1.e1"] = "GitHub's runner parses numbers as .NET does.",
        ["0123"] = "GitHub's runner parses numbers as .NET does.",
        ["0x0123"] = "GitHub's runner reads all hexadecimal digits.",
        ["0x0e1"] = "GitHub's runner reads all hexadecimal digits.",
        ["-.0"] = "GitHub's runner parses numbers as .NET does.",
        ["format('hi')"] = "GitHub's format takes one argument or more.",
        ["format('{0} {} {x} {', 1)"] = "GitHub's runner fails at this format string.",
        ["env.*"] = "A filter gives the values of an object, also of one of strings.",
        ["runner.*"] = "A filter gives the values of an object, also of one of strings.",
        ["vars.UNKNOWN_VARIABLE"] = "The list of variables is part of a configuration file, not of the expression.",
    };

    private static readonly string[] EmptySettings = ["no context is available", "is only available in"];

    public static IEnumerable<object[]> Corpora => Folder is null ? [["(none)"]] : [["actionlint-units"], ["github-expressions"]];

    private static string? Folder => Corpus.Folder is { } folder && Directory.Exists(Path.Combine(folder, "units")) ? Path.Combine(folder, "units") : null;

    [TestMethod]
    [DynamicData(nameof(Corpora))]
    public void Every_expression_is_read_as_GitHub_reads_it(string corpus)
    {
        if (Folder is null)
        {
            Assert.Inconclusive("Skipped: the peers' cases (../shared/corpora) are not on this machine.");
        }

        var failures = new List<string>();
        var count = 0;
        foreach (var line in File.ReadLines(Path.Combine(Folder!, corpus + ".jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var unit = document.RootElement;
            if (unit.GetProperty("kind").GetString() == "expression" && Judge(unit) is var reason)
            {
                count++;
                failures.AddRange(reason is null ? [] : [$"{unit.GetProperty("id").GetString()}: {TextOf(unit)}: {reason}"]);
            }
        }

        Assert.IsGreaterThan(700, count);
        Assert.IsEmpty(failures, $"{failures.Count} of {count}:\n{string.Join('\n', failures.Take(60))}");
    }

    private static string TextOf(JsonElement unit) => unit.GetProperty("files").EnumerateObject().First().Value.GetString()!;

    /// <summary>Why a case fails; null where it holds.</summary>
    private static string? Judge(JsonElement unit)
    {
        var text = TextOf(unit);
        var asked = Names(unit, "fire").Concat(Names(unit, "clean")).FirstOrDefault();
        if (asked is null || Disagreements.ContainsKey(text) || (unit.TryGetProperty("config", out var settings) && settings.TryGetProperty("typed", out _)))
        {
            return null;
        }

        var mustFire = Names(unit, "fire").Any();
        var isFromGitHub = unit.GetProperty("id").GetString()!.StartsWith("zizmor/", StringComparison.Ordinal);
        var parsed = ExpressionParser.Parse(text);
        return asked switch
        {
            "expression-syntax" when isFromGitHub && !mustFire => Evaluate(unit, parsed),
            "expression-syntax" => mustFire == (parsed.Problem is not null || (isFromGitHub && HasFault(unit, parsed, text))) ? null : $"fire {mustFire}, {parsed.Problem}",
            "expression-evaluation" => HasEvaluationFailed(unit, parsed) ? null : "no failure",
            "constant-expression" => parsed.Root is not null && mustFire == IsConstant(parsed.Root) ? null : $"constant {mustFire}",
            "expression" => mustFire == (parsed.Problem is not null || HasFault(unit, parsed, text)) ? null : $"fire {mustFire}",
            _ => null,
        };
    }

    private static IEnumerable<string> Names(JsonElement unit, string key) => unit.GetProperty(key).EnumerateArray().Select(static name => name.GetString()!);

    /// <summary>Whether no context and no state of a run is in an expression.</summary>
    private static bool IsConstant(ExpressionNode node) =>
        node.DescendantsAndSelf().All(static part => part is not ContextNode && (part is not CallNode call || ExpressionFunction.Find(call.Name) is { IsConstant: true } && !call.Is("fromJSON")));

    private static bool HasFault(JsonElement unit, ParsedExpression parsed, string text)
    {
        if (parsed.Root is null)
        {
            return false;
        }

        var checker = new ExpressionChecker(text, TypeOf, AvailableIn(unit), "here");
        _ = checker.Check(parsed.Root);
        return checker.Faults.Count > 0;
    }

    private static ObjectType? TypeOf(string context) => context switch
    {
        "github" => StandardContexts.CreateGitHub(null),
        "job" => StandardContexts.Job,
        "runner" => StandardContexts.Runner,
        "strategy" => StandardContexts.Strategy,
        "env" or "vars" or "secrets" => ObjectType.MapOf(ExpressionType.String),
        "steps" or "matrix" or "needs" or "inputs" => ObjectType.Empty,
        _ => null,
    };

    private static ExpressionContexts? AvailableIn(JsonElement unit)
    {
        if (unit.TryGetProperty("config", out var config) && config.TryGetProperty("contexts", out var contexts) && contexts.ValueKind is JsonValueKind.Array)
        {
            return contexts.EnumerateArray().Aggregate(ExpressionContexts.None, static (all, name) => all | Enum.Parse<ExpressionContexts>(name.GetString()!, ignoreCase: true));
        }

        // An empty list of what is available isn't written in the case, but its message tells of it.
        var messages = unit.TryGetProperty("messages", out var expected) ? expected.GetRawText() : "";
        return EmptySettings.Any(part => messages.Contains(part, StringComparison.Ordinal)) || unit.GetProperty("id").GetString()!.StartsWith("zizmor/", StringComparison.Ordinal)
            ? ExpressionContexts.None
            : null;
    }

    private static string? Evaluate(JsonElement unit, ParsedExpression parsed)
    {
        if (parsed.Problem is { Kind: not ExpressionProblemKind.Empty } problem)
        {
            return $"{problem}";
        }

        var evaluator = CreateEvaluator(unit);
        var value = parsed.Root is null ? NullValue.Instance : evaluator.Evaluate(parsed.Root);
        var expected = unit.GetProperty("value").GetProperty("value");
        return value is not null && IsSame(value, unit.GetProperty("value").GetProperty("kind").GetString()!, expected) ? null : $"expected {expected.GetRawText()}, got {(value is null ? "nothing" : ExpressionJson.Write(value))}";
    }

    private static bool HasEvaluationFailed(JsonElement unit, ParsedExpression parsed)
    {
        var evaluator = CreateEvaluator(unit);
        return parsed.Root is not null && evaluator.Evaluate(parsed.Root) is null && evaluator.HasFailed;
    }

    private static ExpressionEvaluator CreateEvaluator(JsonElement unit)
    {
        var contexts = unit.TryGetProperty("config", out var config) && config.TryGetProperty("contexts", out var given)
            ? given.EnumerateObject().ToDictionary(static context => context.Name, static context => Parse(context.Value), StringComparer.OrdinalIgnoreCase)
            : [];
        return new ExpressionEvaluator(name => contexts.GetValueOrDefault(name));
    }

    private static ExpressionValue Parse(JsonElement value) => ExpressionJson.Parse(value.GetRawText())!;

    private static bool IsSame(ExpressionValue value, string kind, JsonElement expected) => kind switch
    {
        "Number" => value is NumberValue number && (expected.ValueKind is JsonValueKind.Number ? number.Value.Equals(expected.GetDouble()) || (number.Value == 0 && expected.GetDouble() == 0) : ExpressionNumber.Format(number.Value) == expected.GetString()),
        "String" => value is StringValue text && Sort(text.Text) == Sort(expected.GetString()!),
        _ => Sort(ExpressionJson.Write(value)) == Sort(ExpressionJson.Write(Parse(expected))),
    };

    /// <summary>The cases don't keep the order of properties.</summary>
    private static string Sort(string json) => string.Join('\n', json.Split('\n').Select(static line => line.TrimEnd(',')).Order(StringComparer.Ordinal));
}
