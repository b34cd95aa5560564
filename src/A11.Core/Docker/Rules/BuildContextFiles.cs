using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Files of the repository that a copy of the whole build context includes, although .dockerignore could exclude them.</summary>
public sealed class BuildContextFiles : DockerRule
{
    private static readonly CheckDescriptor Sensitive = new("AXD6015", "sensitive-file-in-context", ".dockerignore should exclude sensitive files", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Output = new("AXD6018", "build-output-in-context", ".dockerignore should exclude build output and installed packages", Severity.Info, Category.Reproducible);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Sensitive;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Sensitive, Output];

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        var copies = MissingDockerignore.FindContextCopies(file).ToList();
        if (copies.Count == 0 || DockerIgnoreFile.Find(context.File, context.Repository) is not { } ignored)
        {
            return;
        }

        var shipped = copies.Find(pair => file.Final!.Lineage.Contains(pair.Stage)).Copy;
        Check(shipped ?? copies[0].Copy, shipped is not null, ignored, context);
    }

    private static void Check(Instruction copy, bool isShipped, DockerIgnoreFile ignored, RuleContext context)
    {
        var directory = context.File.Directory;
        var sensitive = FindSensitive(directory, isShipped, context).Where(path => !ignored.Excludes(path)).ToList();
        var output = FindOutput(directory, context).Where(path => !ignored.Excludes(path)).ToList();
        if (sensitive.Count > 0)
        {
            context.Report(
                Sensitive,
                copy.Words[0].Span,
                $"{ignored.Path} does not exclude {List(sensitive)}, so {copy.Name} stores {GetPronoun(sensitive)} in {(isShipped ? "the image" : "the build cache")}. Add {GetPronoun(sensitive)} to that file.",
                severity: isShipped ? null : Severity.Info);
        }

        if (output.Count > 0)
        {
            context.Report(Output, copy.Words[0].Span, $"{ignored.Path} does not exclude {List(output)}, so files built on the host can replace those built in the image. Add {GetPronoun(output)} to that file.");
        }
    }

    private static string GetPronoun(List<string> paths) => paths.Count == 1 ? "it" : "them";

    private static string List(List<string> paths) => string.Join(", ", paths.Take(4));

    private static IEnumerable<string> FindSensitive(string directory, bool isShipped, RuleContext context)
    {
        var prefix = directory.Length == 0 ? "" : directory + "/";

        // A stage that only builds may need the history, to stamp the version.
        var git = isShipped && context.Repository.Exists(prefix + ".git") ? [".git"] : Array.Empty<string>();
        return git.Concat(context.Repository.Model(ContextFiles.Find).Credentials.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..]));
    }

    private static IEnumerable<string> FindOutput(string directory, RuleContext context)
    {
        var prefix = directory.Length == 0 ? "" : directory + "/";
        if (context.Repository.Exists(prefix + "package.json"))
        {
            yield return "node_modules";
        }

        foreach (var project in context.Repository.Model(ContextFiles.Find).Projects.Where(path => path == directory || path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var path = project.Length <= prefix.Length ? "" : project[prefix.Length..] + "/";
            yield return path + "bin";
            yield return path + "obj";
        }
    }
}
