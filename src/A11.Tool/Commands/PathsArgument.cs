using System.CommandLine;

namespace A11.Tool.Commands;

/// <summary>The files and folders that a command works on.</summary>
internal sealed class PathsArgument : Argument<string[]>
{
    public PathsArgument(string description)
        : base("paths")
    {
        Description = description;
        Arity = ArgumentArity.ZeroOrMore;
        Validators.Add(result =>
        {
            // The parser takes an option that it does not know for a path.
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
            {
                result.AddError($"There is no option “{option.Value}”; for a file of that name write “./{option.Value}”.");
            }
        });
    }
}
