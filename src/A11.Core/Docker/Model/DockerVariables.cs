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

    private readonly VariableNames _shellNames;

    private DockerVariables(ImmutableDictionary<string, DockerVariable> variables, VariableNames shellNames) => (_variables, _shellNames) = (variables, shellNames);

    /// <summary>No variables.</summary>
    public static DockerVariables None { get; } = new(ImmutableDictionary.Create<string, DockerVariable>(StringComparer.Ordinal), new VariableNames(Predefined));

    /// <summary>The platform's arguments, whose values only a build knows.</summary>
    public static DockerVariables Platform { get; } = PlatformArguments.Names.Aggregate(None, static (variables, name) => variables.With(new DockerVariable(name, null, true)));

    /// <summary>The names, in no order.</summary>
    public IEnumerable<string> Names => _variables.Keys;

    /// <summary>What the shell of a RUN finds set here: the predefined names, then the others in order.</summary>
    public ImmutableArray<string> ShellNames => _shellNames.Ordered;

    /// <summary>What a shell finds set that runs in a container of the image, or in another build upon it: no ARG of this one.</summary>
    public ImmutableArray<string> ImageShellNames =>
        [.. Predefined, .. _variables.Values.Where(static variable => !variable.IsArgument).Select(static variable => variable.Name).Where(IsShellName).Order(StringComparer.Ordinal)];

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
    internal DockerVariables With(DockerVariable variable) =>
        new(_variables.SetItem(variable.Name, variable), IsShellName(variable.Name) && !_variables.ContainsKey(variable.Name) ? _shellNames.With(variable.Name) : _shellNames);

    private static bool IsShellName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
