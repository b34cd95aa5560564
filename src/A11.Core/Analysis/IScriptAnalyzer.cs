using A11.Core.Scripts;

namespace A11.Core.Analysis;

/// <summary>A domain whose rules look into the scripts that files of any domain hold.</summary>
internal interface IScriptAnalyzer
{
    /// <summary>Runs the enabled rules over a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="analysis">The file that holds it.</param>
    void Analyze(EmbeddedScript script, FileAnalysis analysis);
}
