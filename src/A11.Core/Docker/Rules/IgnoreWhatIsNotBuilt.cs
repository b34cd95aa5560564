using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>What is copied whole has a .dockerignore.</summary>
public sealed class IgnoreWhatIsNotBuilt : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD0006", "dockerignore", "What is copied whole has a .dockerignore", Severity.Warning, Category.Secure)
    {
        MendedIn = ".dockerignore",
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        var copy = file.Stages.SelectMany(stage => stage.Instructions).FirstOrDefault(instruction =>
            instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.Words.Length >= 2 && instruction.Words[..^1].Any(source => source.Value is "." or "./"));
        if (copy is null || HasIgnoreFile(context))
        {
            return;
        }

        context.Report(this, copy.Words[0].Span, "Everything in the folder goes into the build, .git, local settings and secrets included, and every change in it makes the cache useless; write a .dockerignore beside the Dockerfile or at the root.");
    }

    private static bool HasIgnoreFile(RuleContext context)
    {
        var prefix = context.File.Folder.Length == 0 ? "" : context.File.Folder + "/";
        var root = context.Repository.ProjectRootOf(context.File.Path);
        return context.Repository.Exists(prefix + ".dockerignore")
            || context.Repository.Exists(context.File.Path + ".dockerignore")
            || context.Repository.Exists(root.Length == 0 ? ".dockerignore" : root + "/.dockerignore");
    }
}
