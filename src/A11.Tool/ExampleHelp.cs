using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace A11.Tool;

/// <summary><c>--help</c>: usage, options, and then examples.</summary>
internal sealed class ExampleHelp(ToolHost host) : SynchronousCommandLineAction
{
    private const string Indentation = "  ";

    /// <summary>Help is given also where an argument is missing.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = new HelpAction().Invoke(parseResult);
        var examples = CommandExamples.Find(parseResult.CommandResult.Command.Name);
        if (examples.IsEmpty)
        {
            return code;
        }

        var width = examples.Max(example => example.Line.Length);
        host.Output.WriteLine("Examples:");
        foreach (var (line, purpose) in examples)
        {
            host.Output.WriteLine($"{Indentation}{line.PadRight(width)}{Indentation}{purpose}");
        }

        host.Output.WriteLine();
        return code;
    }
}
