using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A script: its commands, wherever they stand, in the order of the text.</summary>
/// <param name="Commands">All simple commands.</param>
/// <param name="Comments">The comments.</param>
public sealed record ShellScript(ImmutableArray<ShellCommand> Commands, ImmutableArray<TextSpan> Comments);
