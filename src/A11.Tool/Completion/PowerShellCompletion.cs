using System.Collections.Immutable;
using System.Text;

namespace A11.Tool.Completion;

/// <summary>Completion by PowerShell's <c>Register-ArgumentCompleter -Native</c>. What it has no word for is completed as a file name.</summary>
internal static class PowerShellCompletion
{
    public static string Create(ImmutableArray<CompletedCommand> commands)
    {
        var script = new StringBuilder("# Completion of a11 for PowerShell: dotnet a11 completion powershell | Out-String | Invoke-Expression\n");
        _ = script.Append($"Register-ArgumentCompleter -Native -CommandName {string.Join(", ", CompletionScript.Programs)} -ScriptBlock {{\n")
            .Append("    param($word, $ast, $position)\n    $commands = [ordered]@{\n");
        foreach (var command in commands)
        {
            _ = script.Append($"        {Quote(command.Name)} = @({List(command.Values.Concat(command.Options.Select(option => option.Name)))})\n");
        }

        _ = script.Append("    }\n    $values = @{\n");
        foreach (var (command, option) in commands.SelectMany(command => command.Options.Where(option => option.HasValue).Select(option => (command, option))))
        {
            _ = script.Append($"        {Quote($"{command.Name} {option.Name}")} = @({List(option.Values)})\n");
        }

        return script.Append("    }\n")
            .Append("    $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() } | Select-Object -Skip 1)\n")
            .Append("    $command = $before | Where-Object { $commands.Contains($_) } | Select-Object -First 1\n")
            .Append("    $key = if ($command -and $before.Count) { \"$command $($before[-1])\" } else { '' }\n")
            .Append("    $candidates = if ($values.ContainsKey($key)) { $values[$key] } elseif ($command) { $commands[$command] } else { @($commands.Keys) + '--help' + '--version' }\n")
            .Append("    $candidates | Where-Object { $_.StartsWith($word) } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }\n")
            .Append("}\n").ToString();
    }

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
