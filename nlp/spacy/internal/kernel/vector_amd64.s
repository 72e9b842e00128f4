//go:build !purego

#include "textflag.h"

// AVX2 and FMA. Y registers hold eight float32. Go writes the destination
// last: VFMADD231PS a, b, c is c += a*b.

// func sixRows(dst, x *float32, panel, bias *lanes, k, stride, width int)
//
// Y0, Y1 hold the 16 sums of row 0, Y2, Y3 those of row 1, ... Y10, Y11 those
// of row 5. Y12, Y13: the 16 weights of an input; Y14, Y15: that input of two
// rows, in all lanes.
// DI: dst row; SI, DX: the input in rows 0 and 3; BX: panel; CX: inputs left;
// R8: bytes between rows of x; R9: bytes between rows of dst.
TEXT ·sixRows(SB), NOSPLIT, $0-56
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ panel+16(FP), BX
	MOVQ bias+24(FP), AX
	MOVQ k+32(FP), CX
	MOVQ stride+40(FP), R8
	MOVQ width+48(FP), R9
	SHLQ $2, R8
	SHLQ $2, R9
	LEAQ (R8)(R8*2), DX
	ADDQ SI, DX
	VMOVUPS (AX), Y0
	VMOVUPS 32(AX), Y1
	VMOVAPS Y0, Y2
	VMOVAPS Y1, Y3
	VMOVAPS Y0, Y4
	VMOVAPS Y1, Y5
	VMOVAPS Y0, Y6
	VMOVAPS Y1, Y7
	VMOVAPS Y0, Y8
	VMOVAPS Y1, Y9
	VMOVAPS Y0, Y10
	VMOVAPS Y1, Y11

input:
	VMOVUPS      (BX), Y12
	VMOVUPS      32(BX), Y13
	VBROADCASTSS (SI), Y14
	VBROADCASTSS (SI)(R8*1), Y15
	VFMADD231PS  Y12, Y14, Y0
	VFMADD231PS  Y13, Y14, Y1
	VFMADD231PS  Y12, Y15, Y2
	VFMADD231PS  Y13, Y15, Y3
	VBROADCASTSS (SI)(R8*2), Y14
	VBROADCASTSS (DX), Y15
	VFMADD231PS  Y12, Y14, Y4
	VFMADD231PS  Y13, Y14, Y5
	VFMADD231PS  Y12, Y15, Y6
	VFMADD231PS  Y13, Y15, Y7
	VBROADCASTSS (DX)(R8*1), Y14
	VBROADCASTSS (DX)(R8*2), Y15
	VFMADD231PS  Y12, Y14, Y8
	VFMADD231PS  Y13, Y14, Y9
	VFMADD231PS  Y12, Y15, Y10
	VFMADD231PS  Y13, Y15, Y11
	ADDQ         $64, BX
	ADDQ         $4, SI
	ADDQ         $4, DX
	DECQ         CX
	JNZ          input

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    R9, DI
	VMOVUPS Y2, (DI)
	VMOVUPS Y3, 32(DI)
	ADDQ    R9, DI
	VMOVUPS Y4, (DI)
	VMOVUPS Y5, 32(DI)
	ADDQ    R9, DI
	VMOVUPS Y6, (DI)
	VMOVUPS Y7, 32(DI)
	ADDQ    R9, DI
	VMOVUPS Y8, (DI)
	VMOVUPS Y9, 32(DI)
	ADDQ    R9, DI
	VMOVUPS Y10, (DI)
	VMOVUPS Y11, 32(DI)
	VZEROUPPER
	RET

// func oneRow(dst, x *float32, panel, bias *lanes, k int)
//
// Four inputs at a time, each with sums of its own, because a chain of sums is
// as slow as its latency. Y0, Y1 hold the 16 sums of input 0 of the four,
// Y2, Y3 of input 1, Y4, Y5 of input 2, Y6, Y7 of input 3; Y8 to Y11: the
// four inputs, each in all lanes.
// DI: dst; SI: x; BX: panel; CX: inputs left.
TEXT ·oneRow(SB), NOSPLIT, $0-40
	MOVQ    dst+0(FP), DI
	MOVQ    x+8(FP), SI
	MOVQ    panel+16(FP), BX
	MOVQ    bias+24(FP), AX
	MOVQ    k+32(FP), CX
	VMOVUPS (AX), Y0
	VMOVUPS 32(AX), Y1
	VXORPS  Y2, Y2, Y2
	VXORPS  Y3, Y3, Y3
	VXORPS  Y4, Y4, Y4
	VXORPS  Y5, Y5, Y5
	VXORPS  Y6, Y6, Y6
	VXORPS  Y7, Y7, Y7
	SUBQ    $4, CX
	JLT     rest

four:
	VBROADCASTSS (SI), Y8
	VBROADCASTSS 4(SI), Y9
	VBROADCASTSS 8(SI), Y10
	VBROADCASTSS 12(SI), Y11
	VFMADD231PS  (BX), Y8, Y0
	VFMADD231PS  32(BX), Y8, Y1
	VFMADD231PS  64(BX), Y9, Y2
	VFMADD231PS  96(BX), Y9, Y3
	VFMADD231PS  128(BX), Y10, Y4
	VFMADD231PS  160(BX), Y10, Y5
	VFMADD231PS  192(BX), Y11, Y6
	VFMADD231PS  224(BX), Y11, Y7
	ADDQ         $256, BX
	ADDQ         $16, SI
	SUBQ         $4, CX
	JGE          four

rest: // CX is the number of inputs left, less four
	ADDQ $4, CX
	JZ   sum

one:
	VBROADCASTSS (SI), Y8
	VFMADD231PS  (BX), Y8, Y0
	VFMADD231PS  32(BX), Y8, Y1
	ADDQ         $64, BX
	ADDQ         $4, SI
	DECQ         CX
	JNZ          one

sum:
	VADDPS  Y2, Y0, Y0
	VADDPS  Y3, Y1, Y1
	VADDPS  Y6, Y4, Y4
	VADDPS  Y7, Y5, Y5
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// SPREAD adds up the eight lanes of Y0 and leaves the sum in all of them. It
// uses Y1.
#define SPREAD \
	VPERM2F128 $0x01, Y0, Y0, Y1 \
	VADDPS     Y1, Y0, Y0        \
	VHADDPS    Y0, Y0, Y0        \
	VHADDPS    Y0, Y0, Y0

DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $4
DATA epsilon<>+0(SB)/4, $1e-8
GLOBL epsilon<>(SB), RODATA|NOPTR, $4

// func normalizeEights(x, gain, bias *float32, n int)
//
// Y0: sum of the values, then of the squared distances from the mean; Y2: n;
// Y3: mean; Y4: one over the standard deviation; each of them in all lanes in
// the end. Y5: eight values.
// SI: x; R8: gain; R9: bias; CX: bytes in the row; AX: bytes done.
TEXT ·normalizeEights(SB), NOSPLIT, $0-32
	MOVQ         x+0(FP), SI
	MOVQ         gain+8(FP), R8
	MOVQ         bias+16(FP), R9
	MOVQ         n+24(FP), CX
	VXORPS       X2, X2, X2
	VCVTSI2SSQ   CX, X2, X2
	VBROADCASTSS X2, Y2
	SHLQ         $2, CX
	VXORPS       Y0, Y0, Y0
	XORQ         AX, AX

mean:
	VADDPS (SI)(AX*1), Y0, Y0
	ADDQ   $32, AX
	CMPQ   AX, CX
	JLT    mean
	SPREAD
	VDIVPS Y2, Y0, Y3
	VXORPS Y0, Y0, Y0
	XORQ   AX, AX

variance:
	VMOVUPS     (SI)(AX*1), Y5
	VSUBPS      Y3, Y5, Y5
	VFMADD231PS Y5, Y5, Y0
	ADDQ        $32, AX
	CMPQ        AX, CX
	JLT         variance
	SPREAD
	VDIVPS       Y2, Y0, Y0
	VBROADCASTSS epsilon<>(SB), Y1
	VADDPS       Y1, Y0, Y0
	VSQRTPS      Y0, Y0
	VBROADCASTSS one<>(SB), Y1
	VDIVPS       Y0, Y1, Y4
	XORQ         AX, AX

scale:
	VMOVUPS     (SI)(AX*1), Y5
	VSUBPS      Y3, Y5, Y5
	VMULPS      Y4, Y5, Y5
	VMOVUPS     (R8)(AX*1), Y1
	VFMADD213PS (R9)(AX*1), Y1, Y5
	VMOVUPS     Y5, (SI)(AX*1)
	ADDQ        $32, AX
	CMPQ        AX, CX
	JLT         scale
	VZEROUPPER
	RET

// func addEights(dst, src *float32, n int)
//
// DI: dst; SI: src; CX: values left.
TEXT ·addEights(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX

eight:
	VMOVUPS (SI), Y0
	VADDPS  (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     eight
	VZEROUPPER
	RET

// func maximumEights(dst, a, b *float32, n int)
//
// DI: dst; SI: a; BX: b; CX: values left.
TEXT ·maximumEights(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), BX
	MOVQ n+24(FP), CX

eight:
	VMOVUPS (SI), Y0
	VMAXPS  (BX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, BX
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     eight
	VZEROUPPER
	RET
