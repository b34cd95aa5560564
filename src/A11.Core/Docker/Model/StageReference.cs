using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A place where an instruction takes files from a stage or an image: COPY --from, RUN --mount=from.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Span">Where the stage or image is named.</param>
/// <param name="Text">The name, as the engine reads it.</param>
/// <param name="Target">The stage; null where it is an image, or a number that no stage has.</param>
/// <param name="Index">The number of a stage, where it is named by number.</param>
public sealed record StageReference(Instruction Instruction, TextSpan Span, string Text, Stage? Target, int? Index);
