using System.Collections.Immutable;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>The variables that hold at a place: those of ENV and ARG so far, inherited ones included. What the base image sets is not known.</summary>
public sealed class DockerVariables : IVariableSource
{
    /// <summary>Variables that a build may be given without an ARG (Dockerfile reference, “Predefined ARGs”).</summary>
    private static readonly ImmutableArray<string> Predefined =
        ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"];

    private readonly ImmutableDictionary<string, DockerVariable> _variables;

    private DockerVariables(ImmutableDictionary<string, DockerVariable> variables) => _variables = variables;

    /// <summary>No variables.</summary>
    public static DockerVariables None { get; } = new(ImmutableDictionary.Create<string, DockerVariable>(StringComparer.Ordinal));

    /// <summary>The platform's arguments, whose values only a build knows.</summary>
    public static DockerVariables Platform { get; } = PlatformArguments.Names.Aggregate(None, static (variables, name) => variables.With(new DockerVariable(name, null, true)));

    /// <summary>The names, in no order.</summary>
    public IEnumerable<string> Names => _variables.Keys;

    /// <summary>What the shell of a RUN finds set here.</summary>
    public ImmutableArray<string> ShellNames
    {
        get
        {
            if (field.IsDefault)
            {
                // Kept, since most instructions of a stage have the same variables.
                field = NamesWhere(static _ => true);
            }

            return field;
        }
    }

    /// <summary>What a shell finds set that runs in a container of the image, or in another build upon it: no ARG of this one.</summary>
    public ImmutableArray<string> ImageShellNames => NamesWhere(static variable => !variable.IsArgument);

    /// <summary>Whether the variable is declared, with a value or without.</summary>
    public bool Contains(string name) => _variables.ContainsKey(name);

    /// <summary>The variable of this name; null where none is declared.</summary>
    public DockerVariable? Find(string name) => _variables.GetValueOrDefault(name);

    /// <inheritdoc/>
    public bool TryGet(string name, out string? value)
    {
        value = Find(name)?.Value;
        return _variables.ContainsKey(name);
    }

    /// <summary>These and one more, in place of an older one of its name.</summary>
    internal DockerVariables With(DockerVariable variable) => new(_variables.SetItem(variable.Name, variable));

    private static bool IsShellName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_');

    private ImmutableArray<string> NamesWhere(Func<DockerVariable, bool> isSet) =>
        [.. Predefined, .. _variables.Values.Where(isSet).Select(static variable => variable.Name).Where(IsShellName).Order(StringComparer.Ordinal)];
}
