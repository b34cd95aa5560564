using A11.Core.Docker.Model;

namespace A11.Agents.Generation.Verification;

/// <summary>An instruction of a stage, and the directory of the image that it is carried out in.</summary>
/// <param name="Instruction">COPY or RUN.</param>
/// <param name="Directory">The directory, from the image's root.</param>
internal sealed record BuildStep(BuildInstruction Instruction, string Directory)
{
    /// <summary>The steps of a stage, those of the stages that it begins with first. An image that nobody says more of begins at its root.</summary>
    public static IEnumerable<BuildStep> List(Stage stage)
    {
        var directory = "";
        foreach (var instruction in stage.Steps)
        {
            directory = Follow(directory, instruction);
            if (instruction.Name is "COPY" or "RUN")
            {
                yield return new BuildStep(instruction, directory);
            }
        }
    }

    /// <summary>The directory after an instruction.</summary>
    public static string Follow(string directory, BuildInstruction instruction) =>
        instruction.Name == "WORKDIR" ? ImageDirectory.Resolve(directory, instruction.Words is [var word] ? word : instruction.Arguments) : directory;
}
