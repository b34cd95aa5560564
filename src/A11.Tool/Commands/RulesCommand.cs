using System.CommandLine;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 rules</c>: lists the rules.</summary>
internal sealed class RulesCommand : Command
{
    public RulesCommand(ToolHost host)
        : base("rules", "Lists the rules.")
    {
        var format = new Option<string?>("--format") { Description = "How to write the list.", HelpName = "text|json" };
        _ = format.AcceptOnlyFromAmong("text", "json");
        Add(format);
        SetAction(parsed =>
        {
            if (parsed.GetValue(format) == "json")
            {
                RuleList.WriteJson(host.Engine.Checks.All, host.RawOutput);
            }
            else
            {
                RuleList.WriteText(host.Engine.Checks.All, host.RawOutput);
            }
        });
    }
}
