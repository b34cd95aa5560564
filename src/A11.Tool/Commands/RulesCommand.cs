using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 rules</c>: lists the rules.</summary>
internal sealed class RulesCommand : Command
{
    /// <summary>The origin of rules that no other linter has.</summary>
    private const string Own = "a11";

    private readonly ToolHost _host;
    private readonly Option<string?> _format = new("--format") { Description = "How to write the list.", HelpName = "text|json" };
    private readonly Option<string[]> _domain = new("--domain") { Description = "Lists the rules for one kind of file; may be repeated.", HelpName = "name" };
    private readonly Option<string[]> _category = new("--category") { Description = "Lists the rules of one category; may be repeated.", HelpName = "name" };
    private readonly Option<string[]> _severity = new("--severity") { Description = "Lists the rules of one severity; may be repeated.", HelpName = "error|warning|info" };
    private readonly Option<string[]> _origin = new("--origin") { Description = $"Lists the rules that another linter has too, or with “{Own}” those that none has; may be repeated.", HelpName = "linter" };

    public RulesCommand(ToolHost host)
        : base("rules", "Lists the rules.")
    {
        _host = host;
        _ = _format.AcceptOnlyFromAmong("text", "json");
        _ = _domain.AcceptOnlyFromAmong([.. DomainNames.All]);
        _ = _category.AcceptOnlyFromAmong([.. Enum.GetValues<Category>().Select(category => category.ToName())]);
        _ = _severity.AcceptOnlyFromAmong("error", "warning", "info");
        // Looked for only where the option is used: every start of the program comes by here.
        _origin.CompletionSources.Add(_ => Origins.Select(origin => new CompletionItem(origin)));
        _origin.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.Except(Origins).FirstOrDefault() is { } unknown)
            {
                result.AddError($"No rule comes from “{unknown}”; the origins are {string.Join(", ", Origins)}.");
            }
        });
        Add(_format);
        Add(_domain);
        Add(_category);
        Add(_severity);
        Add(_origin);
        SetAction(Run);
    }

    private IEnumerable<string> Origins => _host.Engine.Checks.All.SelectMany(OriginsOf).Distinct().Order(StringComparer.Ordinal);

    private void Run(ParseResult parsed)
    {
        ImmutableArray<CheckDescriptor> rules =
        [
            .. _host.Engine.Checks.All.Where(rule => Accepts(parsed, _domain, DomainNames.Find(rule))
                && Accepts(parsed, _category, rule.Category.ToName())
                && Accepts(parsed, _severity, rule.Severity.ToName())
                && Accepts(parsed, _origin, OriginsOf(rule))),
        ];
        if (parsed.GetValue(_format) == "json")
        {
            RuleList.WriteJson(rules, _host.RawOutput);
        }
        else if (rules.IsEmpty)
        {
            _host.Tell("No rule has all of these properties.");
        }
        else
        {
            RuleList.WriteText(rules, _host.RawOutput);
        }
    }

    private static bool Accepts(ParseResult parsed, Option<string[]> option, params IEnumerable<string> values) =>
        parsed.GetValue(option) is not { Length: > 0 } accepted || values.Any(accepted.Contains);

    /// <summary>The linters that have the rule, by its aliases.</summary>
    private static IEnumerable<string> OriginsOf(CheckDescriptor rule) =>
        rule.Aliases.Select(alias => alias[..alias.IndexOf('/', StringComparison.Ordinal)]).Where(origin => origin != Own).Distinct().DefaultIfEmpty(Own);
}
