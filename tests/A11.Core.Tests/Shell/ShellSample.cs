using A11.Core.Scripts;
using A11.Core.Shell;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Shell;

/// <summary>A script as rules see it, without a rule that reports.</summary>
internal sealed class ShellSample : ShellWalker
{
    private readonly Action<ShellNode, ScriptContext> _visit;

    private ShellSample(ScriptContext script, Action<ShellNode, ScriptContext> visit) => (Script, _visit) = (script, visit);

    private ScriptContext Script { get; }

    public static ScriptContext Read(string text, ShellDialect? dialect = ShellDialect.Bash)
    {
        var host = new ScriptHost(ScriptHostKind.File) { Shell = dialect is { } named ? ShellInvocation.Parse([named switch { ShellDialect.Posix => "sh", ShellDialect.Dash => "dash", _ => "bash" }]) : null };
        return new ScriptContext(new EmbeddedScript(text, SourceMap.Offset(0, text.Length), host), ShellParser.Parse(text), null!);
    }

    /// <summary>Goes through all nodes, in the order of the text.</summary>
    public static void Walk(ScriptContext script, Action<ShellNode, ScriptContext> visit) => new ShellSample(script, visit).Visit(script.Script.Root);

    protected override void Visit(ShellNode node)
    {
        _visit(node, Script);
        Script.Enter(node);
        VisitChildren(node);
        Script.Leave();
    }
}
