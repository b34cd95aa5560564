using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for comments in a RUN that take the lines below with them.</summary>
public sealed class SwallowedCommands : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6049", "swallowed-commands", "A comment in a RUN must stand on its own line", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var comment in run.Script.Comments)
        {
            var place = run.Map.ToHost(comment);
            var line = context.File.Text.GetPosition(place.Start).Line;
            if (context.File.Text.GetPosition(place.End).Line > line)
            {
                var start = run.Map.ToHost(comment with { Length = 1 });
                context.Report(this, start, "This comment ends the RUN for the shell: the lines are joined, so nothing below it is run. Put the comment on a line of its own.");
            }
        }
    }
}
