using A11.Core.Analysis;

namespace A11.Core.Docker.Model;

/// <summary>Entrypoints that start as root and go on as another user, as the images of databases do.</summary>
internal static class PrivilegeDrop
{
    /// <summary>Programs that scripts give up root with.</summary>
    private static readonly string[] Programs = ["gosu ", "su-exec ", "setpriv ", "s6-setuidgid ", "runuser ", "--userspec"];

    /// <summary>Whether the entrypoint of a stage is a script of the build's context that calls one of them.</summary>
    public static bool IsIn(Stage stage, RuleContext context)
    {
        if (stage.Last("ENTRYPOINT") is not { Words: [var program, ..] })
        {
            return false;
        }

        var name = NameOf(program.Value);
        return stage.Lineage.SelectMany(static part => part.Instructions)
            .Where(static instruction => instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null)
            .SelectMany(static instruction => instruction.Words.SkipLast(1))
            .Where(source => NameOf(source.Value) == name)
            .Any(source => BuildContext.Find(source.Value, context) is { } path && context.Repository.Find(path) is { Problem: null } script && Programs.Any(word => script.Text.Content.Contains(word, StringComparison.Ordinal)));
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
