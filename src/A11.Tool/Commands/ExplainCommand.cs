using System.Collections.Immutable;
using System.CommandLine;
using A11.Core.Diagnostics;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 explain</c>: shows the page of a rule.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly ToolHost _host;

    private readonly Argument<string> _name = new("rule")
    {
        Description = "The rule's ID (AXD3006), its name, or what a peer calls it (hadolint/DL3006, DL3006).",
    };

    private readonly Option<bool> _open = new("--open") { Description = "Opens the page in the browser, and writes its address, instead of the page." };

    public ExplainCommand(ToolHost host)
        : base("explain", "Shows why a rule is there, what to do, and examples.")
    {
        _host = host;
        Add(_name);
        Add(_open);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_name);
        var rules = Find(name);
        if (rules.IsEmpty)
        {
            throw new UsageException($"No rule is called “{name}”; “a11 rules” lists their names.");
        }

        if (parsed.GetValue(_open))
        {
            Open(rules);
            return;
        }

        var pages = new PageRenderer(_host);
        foreach (var rule in rules)
        {
            pages.Render(RulePages.Find(rule) ?? $"# {rule.Id}: {rule.Title}\n");
        }
    }

    private void Open(ImmutableArray<CheckDescriptor> rules)
    {
        foreach (var address in rules.Select(RulePages.AddressOf))
        {
            _host.Output.WriteLine(address);
            if (!_host.OpenAddress(address))
            {
                _host.Tell("no program was found that opens addresses; open it in a browser.");
            }
        }
    }

    private ImmutableArray<CheckDescriptor> Find(string name) => _host.Engine.Checks.Find(name) is { IsEmpty: false } exact
        ? exact
        : [.. _host.Engine.Checks.All.Where(rule => IsCalled(rule, name))];

    /// <summary>Whether somebody who does not mind case, and leaves the peer's name out, means this rule.</summary>
    private static bool IsCalled(CheckDescriptor rule, string name) =>
        string.Equals(rule.Id, name, StringComparison.OrdinalIgnoreCase)
        || rule.Aliases.Any(alias => alias.AsSpan(alias.IndexOf('/', StringComparison.Ordinal) + 1).Equals(name, StringComparison.OrdinalIgnoreCase));
}
